package org.zethus.torch.gan;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.zethus.api.config.Default;
import org.zethus.torch.StateDict;
import org.zethus.torch.kernels.TorchScript;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.nn.WeightForm;

/**
 * MelGAN's multi-scale discriminator, as HiFi-GAN builds it: three of a kind look at the waveform,
 * at its mean over 2 and over 4 samples. In the checkpoint {@code discriminators.i.convs.j} and
 * {@code discriminators.i.conv_post}; the first is spectrally, the others weight-normalised.
 *
 * @param discriminatorChannelMultFactor widens or narrows all layers; published models have 1
 * @see <a href="https://arxiv.org/abs/2010.05646">Kong et al. 2020, section 2.3</a>
 */
public record MultiScaleDiscriminator(@Default("1") double discriminatorChannelMultFactor) {
  private static final TorchScript SCRIPT = TorchScript.beside(StftMagnitude.class, "gan.py");
  private static final int SCALES = 3;
  private static final double SLOPE = 0.1;
  private static final int SCORE_KERNEL = 3;

  /** A layer: its width at a factor of 1. */
  private record Layer(int width, int kernel, int stride, int groups) {}

  private static final List<Layer> LAYERS =
      List.of(
          new Layer(128, 15, 1, 1),
          new Layer(128, 41, 2, 4),
          new Layer(256, 41, 2, 16),
          new Layer(512, 41, 4, 16),
          new Layer(1024, 41, 4, 16),
          new Layer(1024, 41, 1, 16),
          new Layer(1024, 5, 1, 1));
  private static final int MOST_GROUPS = 16;

  public MultiScaleDiscriminator {
    double narrowest = LAYERS.get(0).width() * discriminatorChannelMultFactor;
    if (narrowest < MOST_GROUPS || narrowest % MOST_GROUPS != 0) {
      throw new IllegalArgumentException(
          "need a discriminator_channel_mult_factor that is a multiple of 1/%d, found %s"
              .formatted(LAYERS.get(0).width() / MOST_GROUPS, discriminatorChannelMultFactor));
    }
  }

  /** {@return the discriminators, with these weights} */
  public List<Discriminator> build(StateDict weights) {
    return build(
        weights,
        LAYERS.stream()
            .map(layer -> (int) (layer.width() * discriminatorChannelMultFactor))
            .toList(),
        LAYERS.stream().map(Layer::groups).toList());
  }

  /**
   * {@return discriminators of other widths, with these weights}
   *
   * @param widths channels of the seven layers
   * @param groups of each layer's channels
   * @throws IllegalArgumentException if there are not seven, or groups do not divide the channels
   */
  public static List<Discriminator> build(
      StateDict weights, List<Integer> widths, List<Integer> groups) {
    if (widths.size() != LAYERS.size() || groups.size() != LAYERS.size()) {
      throw new IllegalArgumentException(
          "need widths and groups of %d layers, found %s and %s"
              .formatted(LAYERS.size(), widths, groups));
    }
    List<Discriminator> discriminators = new ArrayList<>();
    for (int scale = 0; scale < SCALES; scale++) {
      WeightForm form = scale == 0 ? WeightForm.SPECTRAL_NORM : WeightForm.WEIGHT_NORM;
      ScaleDiscriminator one =
          discriminator(weights.at("discriminators", scale), form, widths, groups);
      int halvings = scale;
      discriminators.add(audio -> one.judge(pooled(audio, halvings)));
    }
    return discriminators;
  }

  private static ScaleDiscriminator discriminator(
      StateDict weights, WeightForm form, List<Integer> widths, List<Integer> groups) {
    List<Conv1d> convs = new ArrayList<>();
    int in = 1;
    for (int i = 0; i < LAYERS.size(); i++) {
      Layer layer = LAYERS.get(i);
      ConvShape shape =
          ConvShape.of(in, widths.get(i), layer.kernel())
              .withStride(layer.stride())
              .withGroups(groups.get(i))
              .same()
              .with(form);
      convs.add(new Conv1d(weights.at("convs", i), shape));
      in = widths.get(i);
    }
    ConvShape score = ConvShape.of(in, 1, SCORE_KERNEL).same().with(form);
    return new ScaleDiscriminator(convs, new Conv1d(weights.at("conv_post"), score), SLOPE);
  }

  /** {@return (B, samples) at half the rate, so often} */
  private static NDArray pooled(NDArray audio, int halvings) {
    NDArray x = audio;
    for (int i = 0; i < halvings; i++) {
      x = SCRIPT.call("half_rate", x);
    }
    return x;
  }
}
