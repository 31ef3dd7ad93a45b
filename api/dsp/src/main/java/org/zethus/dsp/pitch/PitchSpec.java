package org.zethus.dsp.pitch;

import org.zethus.api.audio.MelSpec;

/**
 * Where F0 is looked for.
 *
 * @param sampleRate samples per second
 * @param hopLength samples between two frames
 * @param frameLength samples that one value is found in; more than the longest period, and better
 *     two of them
 * @param fMin lowest F0 in Hz
 * @param fMax highest F0 in Hz
 */
public record PitchSpec(int sampleRate, int hopLength, int frameLength, double fMin, double fMax) {
  /** Samples per frame in the published pipelines. */
  public static final int FRAME_LENGTH = 2048;

  private static final int LONGEST_FRAME = 1 << 16;

  public PitchSpec {
    if (hopLength < 1 || sampleRate < 1) {
      throw new IllegalArgumentException(
          "need sample_rate and hop_size of at least 1, found %d and %d"
              .formatted(sampleRate, hopLength));
    }
    if (!(0 < fMin && fMin < fMax && fMax <= sampleRate / 2.0)) {
      throw new IllegalArgumentException(
          "need 0 < f0_min < f0_max <= sample_rate / 2, found f0_min %s, f0_max %s, sample_rate %d"
              .formatted(fMin, fMax, sampleRate));
    }
    if (sampleRate / fMin >= frameLength) {
      throw new IllegalArgumentException(
          "need frames of more than a period, %.0f samples at f0_min %s, found %d; raise f0_min"
              .formatted(sampleRate / fMin, fMin, frameLength));
    }
  }

  /** {@return the spec for frames that go with mel frames, long enough for two periods} */
  public static PitchSpec of(MelSpec mel, double fMin, double fMax) {
    int frameLength = FRAME_LENGTH;
    while (frameLength < Math.min(LONGEST_FRAME, 2 * mel.sampleRate() / fMin)) {
      frameLength *= 2;
    }
    return new PitchSpec(mel.sampleRate(), mel.hopLength(), frameLength, fMin, fMax);
  }

  /** {@return how many frames centred on multiples of the hop length so many samples have} */
  public int centredFrames(int samples) {
    return samples / hopLength + 1;
  }

  /** {@return the middle of each frame, in samples} */
  double[] places(int firstCentre, int frames) {
    double[] places = new double[frames];
    for (int t = 0; t < frames; t++) {
      places[t] = firstCentre + (double) t * hopLength;
    }
    return places;
  }

  /** Shortest period looked for, in samples. */
  int minPeriod() {
    return (int) Math.floor(sampleRate / fMax);
  }

  /** Longest period looked for, in samples. */
  int maxPeriod() {
    return Math.min((int) Math.ceil(sampleRate / fMin), frameLength - 1);
  }
}
