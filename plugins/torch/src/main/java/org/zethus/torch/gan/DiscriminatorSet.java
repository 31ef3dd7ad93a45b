package org.zethus.torch.gan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.zethus.api.config.Default;
import org.zethus.torch.StateDict;

/**
 * The discriminators that published GAN vocoders choose from: keys of the section {@code model}.
 *
 * @param discriminators which of them play
 * @param msd the multi-scale one's widths
 * @param mpd the multi-period one's widths and periods
 * @param mrd the multi-resolution one's widths and resolutions
 * @param msstftd the multi-scale one's on complex spectrograms
 * @param mssbcqtd the multi-scale sub-band one's on constant-Q transforms
 */
public record DiscriminatorSet(
    @Default("[\"msd\", \"mpd\"]") List<Kind> discriminators,
    @Default("{}") MultiScaleDiscriminator msd,
    @Default("{}") MultiPeriodDiscriminator mpd,
    @Default("{}") MultiResolutionDiscriminator mrd,
    @Default("{}") MultiScaleStftDiscriminator msstftd,
    @Default("{}") MultiScaleSubbandCqtDiscriminator mssbcqtd) {

  /** Discriminators, by their keys in configs. */
  public enum Kind {
    /** {@link MultiScaleDiscriminator}. */
    MSD,
    /** {@link MultiPeriodDiscriminator}. */
    MPD,
    /** {@link MultiResolutionDiscriminator}. */
    MRD,
    /** {@link MultiScaleStftDiscriminator}. */
    MSSTFTD,
    /** {@link MultiScaleSubbandCqtDiscriminator}. */
    MSSBCQTD;

    /** {@return its key in configs and its prefix in checkpoints} */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public DiscriminatorSet {
    discriminators = List.copyOf(discriminators);
    if (discriminators.isEmpty()
        || discriminators.stream().distinct().count() < discriminators.size()) {
      throw new IllegalArgumentException("need discriminators, each once, found " + discriminators);
    }
  }

  /**
   * {@return the discriminators by their keys, below which they take their weights}
   *
   * @param sampleRate of what they judge, in Hz
   */
  public Map<String, List<Discriminator>> build(StateDict weights, int sampleRate) {
    Map<String, List<Discriminator>> built = new LinkedHashMap<>();
    discriminators.forEach(
        kind -> built.put(kind.key(), build(kind, weights.at(kind.key()), sampleRate)));
    return built;
  }

  private List<Discriminator> build(Kind kind, StateDict weights, int sampleRate) {
    return switch (kind) {
      case MSD -> msd.build(weights);
      case MPD -> mpd.build(weights);
      case MRD -> mrd.build(weights);
      case MSSTFTD -> msstftd.build(weights);
      case MSSBCQTD -> mssbcqtd.build(weights, sampleRate);
    };
  }

  /**
   * {@return the longest window of those that play and reflect half of it at each end, in samples;
   * 0 if none does}
   */
  public int longestWindow() {
    return discriminators.stream().mapToInt(this::longestWindow).max().orElse(0);
  }

  private int longestWindow(Kind kind) {
    return switch (kind) {
      case MSD, MPD, MSSBCQTD -> 0;
      // It reflects nothing, so that a piece must hold a whole window.
      case MSSTFTD -> 2 * msstftd.nFfts().stream().mapToInt(Integer::intValue).max().orElse(0);
      case MRD -> mrd.resolutions().stream().mapToInt(sizes -> sizes.get(0)).max().orElse(0);
    };
  }
}
