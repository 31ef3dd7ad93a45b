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
    float[] f0 = coarse.f0(samples, firstCentre, frames);
    double[] signal = new double[samples.length];
    for (int i = 0; i < signal.length; i++) {
      signal[i] = samples[i];
    }
    InstantaneousFrequency frequency =
        new InstantaneousFrequency(signal, spec().sampleRate(), LOWEST_HZ);
    for (int t = 0; t < frames; t++) {
      boolean possible = f0[t] > LOWEST_HZ && f0[t] <= spec().sampleRate() / (2.0 * HARMONICS);
      double place = firstCentre + (double) t * spec().hopLength();
      f0[t] = possible ? (float) refined(frequency.around(place, f0[t]), f0[t]) : 0;
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
