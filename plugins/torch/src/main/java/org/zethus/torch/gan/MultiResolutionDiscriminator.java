package org.zethus.torch.gan;

import java.util.ArrayList;
import java.util.List;
import org.zethus.api.config.Default;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Conv2d;
import org.zethus.torch.nn.Conv2d.Size;

/**
 * UnivNet's multi-resolution spectrogram discriminator, as the GAN vocoders' pipeline builds it:
 * magnitudes without a window, and layers that shrink time alone. In the checkpoint {@code
 * discriminators.i.convs.j} and {@code discriminators.i.conv_post}, weight-normalised.
 *
 * @param resolutions FFT size, hop and window in samples, one discriminator each
 * @param discriminatorChannelMultFactor widens or narrows all layers
 * @see <a href="https://arxiv.org/abs/2106.07889">Jang et al. 2021, section 2.2</a>
 */
public record MultiResolutionDiscriminator(
    @Default("[[1024, 120, 600], [2048, 240, 1200], [512, 50, 240]]")
        List<List<Integer>> resolutions,
    @Default("1") double discriminatorChannelMultFactor) {
  private static final int WIDTH = 32;
  private static final int SHRINKING_LAYERS = 3;
  private static final Size WIDE_KERNEL = new Size(3, 9);
  private static final Size KERNEL = Size.square(3);
  private static final Size NO_STRIDE = Size.square(1);
  private static final Size STRIDE = new Size(1, 2);
  private static final double SLOPE = 0.1;

  public MultiResolutionDiscriminator {
    resolutions = resolutions.stream().map(List::copyOf).toList();
    if (resolutions.stream().anyMatch(resolution -> resolution.size() != 3)) {
      throw new IllegalArgumentException(
          "need resolutions of [n_fft, hop, win], found " + resolutions);
    }
  }

  /** {@return the discriminators, with these weights} */
  public List<Discriminator> build(StateDict weights) {
    List<Discriminator> discriminators = new ArrayList<>();
    for (List<Integer> resolution : resolutions) {
      StftMagnitude stft =
          StftMagnitude.rectangular(
              weights.manager(), resolution.get(0), resolution.get(1), resolution.get(2));
      ConvStack stack = stack(weights.at("discriminators", discriminators.size()));
      discriminators.add(new SpectrogramDiscriminator(stft, stack));
    }
    return discriminators;
  }

  private ConvStack stack(StateDict weights) {
    int width = (int) (WIDTH * discriminatorChannelMultFactor);
    List<Conv2d> layers = new ArrayList<>();
    layers.add(layer(weights.at("convs", 0), 1, width, WIDE_KERNEL, NO_STRIDE));
    for (int i = 1; i <= SHRINKING_LAYERS; i++) {
      layers.add(layer(weights.at("convs", i), width, width, WIDE_KERNEL, STRIDE));
    }
    layers.add(layer(weights.at("convs", layers.size()), width, width, KERNEL, NO_STRIDE));
    return new ConvStack(
        layers, layer(weights.at("conv_post"), width, 1, KERNEL, NO_STRIDE), SLOPE);
  }

  private static Conv2d layer(StateDict weights, int in, int out, Size kernel, Size stride) {
    return new Conv2d(weights, in, out, kernel, stride, kernel.half(), true);
  }
}
