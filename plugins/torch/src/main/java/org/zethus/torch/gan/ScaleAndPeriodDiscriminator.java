package org.zethus.torch.gan;

import java.util.ArrayList;
import java.util.List;
import org.zethus.api.config.Default;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;

/**
 * What VITS is trained against: one discriminator of MelGAN's kind at the full rate, and HiFi-GAN's
 * period discriminators. In the checkpoint {@code discriminators.i.convs.j} and {@code
 * discriminators.i.conv_post}, weight-normalised; number 0 is the former.
 *
 * @param mpdReshapes periods in samples, one discriminator each
 * @param discriminatorChannelMultFactor widens or narrows all layers; published models have 1
 * @see <a href="https://arxiv.org/abs/2106.06103">Kim et al. 2021, section 2.3.2</a>
 */
public record ScaleAndPeriodDiscriminator(
    @Default("[2, 3, 5, 7, 11]") List<Integer> mpdReshapes,
    @Default("1") double discriminatorChannelMultFactor) {
  private static final double SLOPE = 0.1;

  private static final List<Integer> SCALE_WIDTHS = List.of(16, 64, 256, 1024, 1024);
  private static final int FIRST_KERNEL = 15;
  private static final int STRIDED_KERNEL = 41;
  private static final int SCALE_STRIDE = 4;
  private static final int CHANNELS_PER_GROUP = 4;
  private static final int SCALE_LAST_KERNEL = 5;

  private static final List<Integer> PERIOD_WIDTHS = List.of(32, 128, 512, 1024, 1024);

  private static final int SCORE_KERNEL = 3;

  public ScaleAndPeriodDiscriminator {
    mpdReshapes = List.copyOf(mpdReshapes);
    if (mpdReshapes.stream().anyMatch(period -> period < 1)) {
      throw new IllegalArgumentException("need mpd_reshapes of at least 1, found " + mpdReshapes);
    }
    int narrowest = (int) (SCALE_WIDTHS.get(0) * discriminatorChannelMultFactor);
    if (narrowest < 1) {
      throw new IllegalArgumentException(
          "need discriminator_channel_mult_factor of at least 1/%d, found %s"
              .formatted(SCALE_WIDTHS.get(0), discriminatorChannelMultFactor));
    }
  }

  /** {@return the discriminators, with these weights} */
  public List<Discriminator> build(StateDict weights) {
    List<Discriminator> discriminators = new ArrayList<>();
    discriminators.add(scale(weights.at("discriminators", 0)));
    for (int period : mpdReshapes) {
      ConvStack stack =
          MultiPeriodDiscriminator.stack(
              weights.at("discriminators", discriminators.size()),
              PERIOD_WIDTHS.stream().map(this::width).toList(),
              1);
      discriminators.add(new PeriodDiscriminator(period, stack));
    }
    return discriminators;
  }

  private int width(int published) {
    return (int) (published * discriminatorChannelMultFactor);
  }

  private ScaleDiscriminator scale(StateDict weights) {
    List<Conv1d> layers = new ArrayList<>();
    ConvShape shape = ConvShape.of(1, width(SCALE_WIDTHS.get(0)), FIRST_KERNEL).same();
    layers.add(new Conv1d(weights.at("convs", 0), shape.withWeightNorm()));
    for (int published : SCALE_WIDTHS.subList(1, SCALE_WIDTHS.size())) {
      int in = shape.out();
      shape =
          ConvShape.of(in, width(published), STRIDED_KERNEL)
              .withStride(SCALE_STRIDE)
              .withGroups(Math.max(1, in / CHANNELS_PER_GROUP))
              .same();
      layers.add(new Conv1d(weights.at("convs", layers.size()), shape.withWeightNorm()));
    }
    int out = shape.out();
    ConvShape lastLayer = ConvShape.of(out, out, SCALE_LAST_KERNEL).same();
    layers.add(new Conv1d(weights.at("convs", layers.size()), lastLayer.withWeightNorm()));
    ConvShape score = ConvShape.of(out, 1, SCORE_KERNEL).same();
    return new ScaleDiscriminator(
        layers, new Conv1d(weights.at("conv_post"), score.withWeightNorm()), SLOPE);
  }
}
