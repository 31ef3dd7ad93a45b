package org.zethus.datasets;

/**
 * What corpora read of a recipe's section {@code preprocess}.
 *
 * @param sampleRate samples per second to convert recordings to
 */
public record SampleRate(int sampleRate) {
  public SampleRate {
    if (sampleRate < 1) {
      throw new IllegalArgumentException(
          "need a sample_rate of at least 1 Hz, found " + sampleRate);
    }
  }
}
