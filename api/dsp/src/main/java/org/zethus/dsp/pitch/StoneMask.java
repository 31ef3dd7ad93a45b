package org.zethus.dsp.pitch;

/**
 * StoneMask: refines what another search found, by the instantaneous frequencies of the harmonics.
 *
 * @see <a href="https://doi.org/10.1587/transinf.2015EDP7457">Morise, Yokomori, Ozawa 2016 (WORLD),
 *     section 3.1</a>
 */
public final class StoneMask implements PitchExtractor {
  private static final int FIRST_HARMONICS = 2;
  private static final int HARMONICS = 6;

  /** Below, a window of three periods is longer than speech is steady. */
  private static final double LOWEST_HZ = 40;

  /** A correction of more is none. */
  private static final double MAX_CORRECTION = 0.2;

  private final PitchExtractor coarse;

  /** Refines what {@code coarse} finds. */
  public StoneMask(PitchExtractor coarse) {
    this.coarse = coarse;
  }

  @Override
  public PitchSpec spec() {
    return coarse.spec();
  }

  @Override
  public float[] f0(float[] samples, int firstCentre, int frames) {
    return refine(
        samples,
        spec().sampleRate(),
        spec().places(firstCentre, frames),
        coarse.f0(samples, firstCentre, frames));
  }

  /**
   * {@return F0 in Hz of each frame, 0 where unvoiced}
   *
   * @param samples mono
   * @param sampleRate of the samples in Hz
   * @param centres the middle of each frame, in samples
   * @param coarse F0 of each frame as another search found it
   */
  public static float[] refine(float[] samples, int sampleRate, double[] centres, float[] coarse) {
    double[] signal = new double[samples.length];
    for (int i = 0; i < signal.length; i++) {
      signal[i] = samples[i];
    }
    InstantaneousFrequency frequency = new InstantaneousFrequency(signal, sampleRate, LOWEST_HZ);
    float[] f0 = new float[coarse.length];
    for (int t = 0; t < f0.length; t++) {
      boolean possible = coarse[t] > LOWEST_HZ && coarse[t] <= sampleRate / (2.0 * HARMONICS);
      if (possible) {
        f0[t] = (float) refined(frequency.around(centres[t], coarse[t]), coarse[t]);
      }
    }
    return f0;
  }

  private static double refined(InstantaneousFrequency.Frame frame, double guess) {
    double first = frame.estimate(guess, FIRST_HARMONICS).f0();
    boolean possible = first > 0 && first <= 2 * guess;
    double second = possible ? frame.estimate(first, HARMONICS).f0() : 0;
    return Math.abs(second - guess) > MAX_CORRECTION * guess ? guess : second;
  }
}
