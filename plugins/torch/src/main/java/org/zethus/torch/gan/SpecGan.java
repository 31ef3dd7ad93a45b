package org.zethus.torch.gan;

import java.util.ArrayList;
import java.util.List;
import org.zethus.api.config.Default;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Conv2d;
import org.zethus.torch.nn.Conv2d.Size;

/**
 * Multi-resolution discriminator as codecs and Vocos are trained with it: it shrinks both
 * frequencies and frames. In the checkpoint {@code model.disc_i.model.layer_j.0} and, for the last
 * layer, {@code model.disc_i.model.layer_j}, weight-normalised.
 *
 * @param stftParams the resolutions, one discriminator each
 * @param channels width of the first layer
 * @param kernelSizes side of the first layer's kernel, and of the last two layers'
 * @param maxDownsampleChannels limit of the width
 * @param downsampleScales stride of each layer after the first, and how many times wider it is
 */
public record SpecGan(
    @Default("{}") Resolutions stftParams,
    @Default("32") int channels,
    @Default("[7, 3]") List<Integer> kernelSizes,
    @Default("512") int maxDownsampleChannels,
    @Default("[2, 2, 2]") List<Integer> downsampleScales) {
  private static final double SLOPE = 0.2;
  private static final int FIRST_STRIDE = 2;
  private static final int LAST_WIDENING = 2;

  public SpecGan {
    kernelSizes = List.copyOf(kernelSizes);
    downsampleScales = List.copyOf(downsampleScales);
    KernelSizes.requireTwoOdd(kernelSizes);
    if (channels < 1 || maxDownsampleChannels < 1) {
      throw new IllegalArgumentException(
          "need channels and max_downsample_channels of at least 1, found %d and %d"
              .formatted(channels, maxDownsampleChannels));
    }
  }

  /** {@return the discriminators, with these weights} */
  public List<Discriminator> build(StateDict weights) {
    List<StftMagnitude> transforms = stftParams.transforms(weights.manager());
    List<Discriminator> discriminators = new ArrayList<>();
    for (int i = 0; i < transforms.size(); i++) {
      ConvStack stack = stack(weights.at("model.disc_" + i + ".model"));
      discriminators.add(new SpectrogramDiscriminator(transforms.get(i), stack));
    }
    return discriminators;
  }

  private ConvStack stack(StateDict weights) {
    List<Conv2d> layers = new ArrayList<>();
    layers.add(layer(weights.at("layer_0.0"), 1, channels, kernelSizes.get(0), FIRST_STRIDE));
    int in = channels;
    for (int scale : downsampleScales) {
      int out = Math.min(in * scale, maxDownsampleChannels);
      StateDict names = weights.at("layer_" + layers.size() + ".0");
      layers.add(layer(names, in, out, 2 * scale + 1, scale));
      in = out;
    }
    int out = Math.min(in * LAST_WIDENING, maxDownsampleChannels);
    int lastKernel = kernelSizes.get(1);
    layers.add(layer(weights.at("layer_" + layers.size() + ".0"), in, out, lastKernel, 1));
    Conv2d last = layer(weights.at("layer_" + layers.size()), out, 1, lastKernel, 1);
    return new ConvStack(layers, last, SLOPE);
  }

  private static Conv2d layer(StateDict weights, int in, int out, int side, int stride) {
    Size kernel = Size.square(side);
    return new Conv2d(weights, in, out, kernel, Size.square(stride), kernel.half(), true);
  }
}
