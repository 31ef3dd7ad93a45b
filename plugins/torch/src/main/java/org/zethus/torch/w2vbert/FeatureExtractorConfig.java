package org.zethus.torch.w2vbert;

import org.zethus.api.config.Default;

/**
 * The front end; keys as in a published {@code preprocessor_config.json}.
 *
 * @param samplingRate of the samples, in Hz
 * @param numMelBins mel bands
 * @param stride frames that are stacked to one
 * @param paddingValue what stands for a mel frame that is missing at the end
 */
public record FeatureExtractorConfig(
    @Default("16000") int samplingRate,
    @Default("80") int numMelBins,
    @Default("2") int stride,
    @Default("1") double paddingValue) {
  public FeatureExtractorConfig {
    if (samplingRate < 1 || numMelBins < 1 || stride < 2) {
      throw new IllegalArgumentException(
          "need sampling_rate and num_mel_bins >= 1 and stride >= 2, found %d, %d and %d"
              .formatted(samplingRate, numMelBins, stride));
    }
  }

  /** {@return numbers per stacked frame} */
  public int width() {
    return numMelBins * stride;
  }
}
