package org.zethus.apnet;

import java.util.List;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.config.Key;

/**
 * What an APNet checkpoint's {@code config.json} says. The sections and keys are Amphion's.
 *
 * @param mel how the mel frames are made; its spectra are those that the network predicts
 * @param model the network
 */
public record ApNetConfig(@Key("preprocess") MelSpec mel, Model model) {
  /** Where the networks are described. */
  public record Model(Network apnet) {}

  /**
   * The generator: the amplitude spectrum predictor (ASP) and the phase spectrum predictor (PSP).
   *
   * @param aspChannel width of the ASP
   * @param aspResblockKernelSizes taps of its residual blocks
   * @param aspResblockDilationSizes dilations of each of them
   * @param aspInputConvKernelSize taps of its first convolution
   * @param aspOutputConvKernelSize taps of its last convolution
   * @param pspChannel width of the PSP
   * @param pspResblockKernelSizes taps of its residual blocks
   * @param pspResblockDilationSizes dilations of each of them
   * @param pspInputConvKernelSize taps of its first convolution
   * @param pspOutputRealKernelSize taps of the convolution that makes the pseudo real part
   * @param pspOutputImagKernelSize taps of the one that makes the pseudo imaginary part
   */
  public record Network(
      @Key("ASP_channel") int aspChannel,
      @Key("ASP_resblock_kernel_sizes") List<Integer> aspResblockKernelSizes,
      @Key("ASP_resblock_dilation_sizes") List<List<Integer>> aspResblockDilationSizes,
      @Key("ASP_input_conv_kernel_size") int aspInputConvKernelSize,
      @Key("ASP_output_conv_kernel_size") int aspOutputConvKernelSize,
      @Key("PSP_channel") int pspChannel,
      @Key("PSP_resblock_kernel_sizes") List<Integer> pspResblockKernelSizes,
      @Key("PSP_resblock_dilation_sizes") List<List<Integer>> pspResblockDilationSizes,
      @Key("PSP_input_conv_kernel_size") int pspInputConvKernelSize,
      @Key("PSP_output_R_conv_kernel_size") int pspOutputRealKernelSize,
      @Key("PSP_output_I_conv_kernel_size") int pspOutputImagKernelSize) {
    public Network {
      aspResblockKernelSizes = List.copyOf(aspResblockKernelSizes);
      aspResblockDilationSizes = aspResblockDilationSizes.stream().map(List::copyOf).toList();
      pspResblockKernelSizes = List.copyOf(pspResblockKernelSizes);
      pspResblockDilationSizes = pspResblockDilationSizes.stream().map(List::copyOf).toList();
      requireBlocks("ASP", aspResblockKernelSizes, aspResblockDilationSizes);
      requireBlocks("PSP", pspResblockKernelSizes, pspResblockDilationSizes);
    }

    private static void requireBlocks(
        String stream, List<Integer> kernels, List<List<Integer>> dilations) {
      if (kernels.isEmpty() || kernels.size() != dilations.size()) {
        throw new IllegalArgumentException(
            ("need a list of dilations for each kernel, found %s_resblock_kernel_sizes %s and"
                    + " %s_resblock_dilation_sizes %s")
                .formatted(stream, kernels, stream, dilations));
      }
    }

    ResNet.Shape asp() {
      return new ResNet.Shape(
          "ASP",
          aspChannel,
          aspInputConvKernelSize,
          aspResblockKernelSizes,
          aspResblockDilationSizes);
    }

    ResNet.Shape psp() {
      return new ResNet.Shape(
          "PSP",
          pspChannel,
          pspInputConvKernelSize,
          pspResblockKernelSizes,
          pspResblockDilationSizes);
    }
  }

  public ApNetConfig {
    if (mel.winLength() != mel.nFft()) {
      throw new IllegalArgumentException(
          "need a win_size equal to n_fft, since whole frames are inverted; found %d and %d"
              .formatted(mel.winLength(), mel.nFft()));
    }
  }
}
