package org.zethus.torch.hifigan;

import java.util.List;

/**
 * What a generator looks like.
 *
 * @param resblock variant of the residual blocks, {@code "1"} or {@code "2"}
 * @param upsampleRates how many times longer each stage makes the signal
 * @param upsampleKernelSizes taps of each stage's transposed convolution
 * @param upsampleInitialChannel width before the first stage; each stage halves it
 * @param resblockKernelSizes taps of each residual block of a stage
 * @param resblockDilationSizes dilations of each residual block of a stage
 */
public record GeneratorConfig(
    String resblock,
    List<Integer> upsampleRates,
    List<Integer> upsampleKernelSizes,
    int upsampleInitialChannel,
    List<Integer> resblockKernelSizes,
    List<List<Integer>> resblockDilationSizes) {

  public GeneratorConfig {
    upsampleRates = List.copyOf(upsampleRates);
    upsampleKernelSizes = List.copyOf(upsampleKernelSizes);
    resblockKernelSizes = List.copyOf(resblockKernelSizes);
    resblockDilationSizes = resblockDilationSizes.stream().map(List::copyOf).toList();
    requireStages(upsampleRates, upsampleKernelSizes, upsampleInitialChannel);
    requireBlocks(resblock, resblockKernelSizes, resblockDilationSizes);
  }

  private static void requireStages(List<Integer> rates, List<Integer> kernels, int channels) {
    if (rates.isEmpty() || rates.size() != kernels.size()) {
      throw new IllegalArgumentException(
          "need as many upsample_rates as upsample_kernel_sizes, found %s and %s"
              .formatted(rates, kernels));
    }
    for (int i = 0; i < rates.size(); i++) {
      if (rates.get(i) < 1 || kernels.get(i) < rates.get(i)) {
        throw new IllegalArgumentException(
            "need 1 <= rate <= kernel in each stage, found upsample_rates %s, upsample_kernel_sizes %s"
                .formatted(rates, kernels));
      }
    }
    if (channels >> rates.size() < 1) {
      throw new IllegalArgumentException(
          "need upsample_initial_channel of at least %d, since each of %d stages halves it, found %d"
              .formatted(1 << rates.size(), rates.size(), channels));
    }
  }

  private static void requireBlocks(
      String resblock, List<Integer> kernels, List<List<Integer>> dilations) {
    if (!resblock.equals("1") && !resblock.equals("2")) {
      throw new IllegalArgumentException(
          "need resblock \"1\" or \"2\", found \"%s\"".formatted(resblock));
    }
    if (kernels.isEmpty()
        || kernels.size() != dilations.size()
        || dilations.stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException(
          ("need a list of dilations for each kernel, found resblock_kernel_sizes %s,"
                  + " resblock_dilation_sizes %s")
              .formatted(kernels, dilations));
    }
  }

  /** {@return how many stages upsample} */
  public int stages() {
    return upsampleRates.size();
  }

  /** {@return width behind a stage, counted from 0} */
  public int channels(int stage) {
    return upsampleInitialChannel >> (stage + 1);
  }

  /** {@return how many samples are made of one frame} */
  public int samplesPerFrame() {
    return upsampleRates.stream().reduce(1, Math::multiplyExact);
  }
}
