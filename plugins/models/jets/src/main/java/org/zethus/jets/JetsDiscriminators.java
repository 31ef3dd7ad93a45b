package org.zethus.jets;

import java.util.ArrayList;
import java.util.List;
import org.zethus.api.config.Default;
import org.zethus.torch.StateDict;
import org.zethus.torch.gan.Discriminator;
import org.zethus.torch.gan.MultiPeriodDiscriminator;
import org.zethus.torch.gan.MultiScaleDiscriminator;

/**
 * The discriminators, keys of the section {@code model}: HiFi-GAN's, of three scales, the first
 * spectrally normalised, and of several periods. In the checkpoint {@code msd.discriminators.i} and
 * {@code mpd.discriminators.i}.
 *
 * @param msd those that hear the waveform itself, and its mean over 2 and 4 samples
 * @param mpd those that hear every so manyth sample
 * @see <a href="https://arxiv.org/abs/2010.05646">Kong et al. 2020, section 2.3</a>
 */
record JetsDiscriminators(@Default("{}") Scales msd, @Default("{}") Periods mpd) {
  /**
   * Of scales; as published by default.
   *
   * @param widths channels of the seven layers
   * @param groups of each layer's channels
   */
  record Scales(
      @Default("[128, 128, 256, 512, 1024, 1024, 1024]") List<Integer> widths,
      @Default("[1, 4, 16, 16, 16, 16, 1]") List<Integer> groups) {}

  /**
   * Of periods; as published by default.
   *
   * @param mpdReshapes periods in samples, one discriminator each
   * @param widths channels of the five layers
   */
  record Periods(
      @Default("[2, 3, 5, 7, 11]") List<Integer> mpdReshapes,
      @Default("[32, 128, 512, 1024, 1024]") List<Integer> widths) {}

  /** {@return the discriminators, with these weights} */
  List<Discriminator> build(StateDict weights) {
    List<Discriminator> all =
        new ArrayList<>(
            MultiScaleDiscriminator.build(weights.at("msd"), msd.widths(), msd.groups()));
    all.addAll(
        MultiPeriodDiscriminator.build(weights.at("mpd"), mpd.mpdReshapes(), mpd.widths(), 1));
    return all;
  }
}
