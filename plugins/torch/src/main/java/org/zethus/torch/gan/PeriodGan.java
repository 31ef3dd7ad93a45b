package org.zethus.torch.gan;

import java.util.ArrayList;
import java.util.List;
import org.zethus.api.config.Default;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Conv2d;
import org.zethus.torch.nn.Conv2d.Size;

/**
 * Multi-period discriminator as codecs and Vocos are trained with it: widths grow by a factor up to
 * a limit. In the checkpoint {@code discriminators.i.convs.j.0} and {@code
 * discriminators.i.output_conv}, weight-normalised.
 *
 * @param channels width of the first layer
 * @param maxDownsampleChannels limit of the width
 * @param channelIncreasingFactor each layer is so many times wider than the one before
 * @param periods in samples, one discriminator each
 * @param kernelSizes taps of the layers, and one more than those of the last one
 * @param downsampleScales stride of each layer
 */
public record PeriodGan(
    @Default("32") int channels,
    @Default("1024") int maxDownsampleChannels,
    @Default("4") int channelIncreasingFactor,
    @Default("[2, 3, 5, 7, 11]") List<Integer> periods,
    @Default("[5, 3]") List<Integer> kernelSizes,
    @Default("[3, 3, 3, 3, 1]") List<Integer> downsampleScales) {
  private static final double SLOPE = 0.1;

  public PeriodGan {
    periods = List.copyOf(periods);
    kernelSizes = List.copyOf(kernelSizes);
    downsampleScales = List.copyOf(downsampleScales);
    KernelSizes.requireTwoOdd(kernelSizes);
    if (channels < 1 || maxDownsampleChannels < 1 || channelIncreasingFactor < 1) {
      throw new IllegalArgumentException(
          ("need channels, max_downsample_channels and channel_increasing_factor of at least 1,"
                  + " found %d, %d and %d")
              .formatted(channels, maxDownsampleChannels, channelIncreasingFactor));
    }
  }

  /** {@return the discriminators, with these weights} */
  public List<Discriminator> build(StateDict weights) {
    List<Discriminator> discriminators = new ArrayList<>();
    for (int i = 0; i < periods.size(); i++) {
      discriminators.add(
          new PeriodDiscriminator(periods.get(i), stack(weights.at("discriminators", i))));
    }
    return discriminators;
  }

  private ConvStack stack(StateDict weights) {
    Size kernel = new Size(kernelSizes.get(0), 1);
    List<Conv2d> layers = new ArrayList<>();
    int in = 1;
    int out = channels;
    for (int i = 0; i < downsampleScales.size(); i++) {
      Size stride = new Size(downsampleScales.get(i), 1);
      layers.add(
          new Conv2d(weights.at("convs", i).at("0"), in, out, kernel, stride, kernel.half(), true));
      in = out;
      out = Math.min(out * channelIncreasingFactor, maxDownsampleChannels);
    }
    Size lastKernel = new Size(kernelSizes.get(1) - 1, 1);
    Size lastPadding = new Size(kernelSizes.get(1) / 2, 0);
    return new ConvStack(
        layers,
        new Conv2d(weights.at("output_conv"), in, 1, lastKernel, Size.square(1), lastPadding, true),
        SLOPE);
  }
}
