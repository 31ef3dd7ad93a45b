package org.zethus.crepe.trainer;

import org.zethus.api.config.Default;
import org.zethus.api.config.Key;
import org.zethus.crepe.PitchBins;

/**
 * What tones are made up. Pitch is drawn evenly by its logarithm, noise evenly in dB.
 *
 * @param f0Min lowest F0 in Hz
 * @param f0Max highest F0 in Hz
 * @param snrMin least signal-to-noise ratio in dB
 * @param snrMax greatest signal-to-noise ratio in dB
 * @param noiseShare share of the frames that are noise without a tone
 * @param perEpoch how many frames are called an epoch
 * @param validation how many frames the validation has; they are none of those that are learned
 */
record TonesConfig(
    @Key("f0_min") @Default("32") double f0Min,
    @Key("f0_max") @Default("2000") double f0Max,
    @Default("0") double snrMin,
    @Default("40") double snrMax,
    @Default("0.1") double noiseShare,
    @Default("32000") int perEpoch,
    @Default("512") int validation) {
  TonesConfig {
    if (!(PitchBins.lowestHertz() <= f0Min
        && f0Min <= f0Max
        && f0Max <= PitchBins.highestHertz())) {
      throw new IllegalArgumentException(
          "need %.1f <= f0_min <= f0_max <= %.1f, which the pitch bins span; found f0_min %s, f0_max %s"
              .formatted(PitchBins.lowestHertz(), PitchBins.highestHertz(), f0Min, f0Max));
    }
    if (!(snrMin <= snrMax) || !(noiseShare >= 0 && noiseShare < 1)) {
      throw new IllegalArgumentException(
          "need snr_min <= snr_max and 0 <= noise_share < 1, found %s, %s and %s"
              .formatted(snrMin, snrMax, noiseShare));
    }
    if (perEpoch < 1 || validation < 0) {
      throw new IllegalArgumentException(
          "need per_epoch of at least 1 and validation of at least 0, found %d and %d"
              .formatted(perEpoch, validation));
    }
  }
}
