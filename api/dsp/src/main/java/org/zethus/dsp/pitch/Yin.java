package org.zethus.dsp.pitch;

/**
 * YIN: the shortest period at which a frame repeats itself well enough. A frame that nowhere does
 * is unvoiced.
 *
 * @see <a href="https://doi.org/10.1121/1.1458024">de Cheveigné, Kawahara 2002</a>
 */
public final class Yin implements PitchExtractor {
  /** The trough that is taken is the first one below; section II.E of the paper. */
  private static final double TROUGH_THRESHOLD = 0.1;

  /**
   * Frames whose deepest trough is not below are unvoiced: at 0.3 about a third of the power is not
   * periodic.
   */
  private static final double VOICED_BELOW = 0.3;

  private final PitchSpec spec;
  private final DifferenceFunction difference;
  private final double voicedBelow;

  /** A search with a decision on voicing. */
  public Yin(PitchSpec spec) {
    this(spec, VOICED_BELOW);
  }

  /**
   * A search.
   *
   * @param voicedBelow frames whose value at the chosen period is not below are unvoiced; infinity
   *     takes all
   */
  public Yin(PitchSpec spec, double voicedBelow) {
    this.spec = spec;
    this.voicedBelow = voicedBelow;
    difference = new DifferenceFunction(spec);
  }

  @Override
  public PitchSpec spec() {
    return spec;
  }

  @Override
  public float[] f0(float[] samples, int firstCentre, int frames) {
    float[] f0 = new float[frames];
    difference.forEachFrame(
        samples, firstCentre, frames, (frame, values) -> f0[frame] = (float) f0(values));
    return f0;
  }

  private double f0(double[] values) {
    int period = firstTrough(values);
    if (voicedBelow < Double.POSITIVE_INFINITY && !isVoiced(values, period)) {
      return 0;
    }
    double shift = DifferenceFunction.parabolicShift(values, period);
    return spec.sampleRate() / (spec.minPeriod() + period + shift);
  }

  /** In silence all values are 0, and none is a trough. */
  private boolean isVoiced(double[] values, int period) {
    return values[period] < voicedBelow && DifferenceFunction.isTrough(values, period);
  }

  /** The first trough below the threshold; the lowest value where there is none. */
  private static int firstTrough(double[] values) {
    int lowest = 0;
    for (int i = 0; i < values.length; i++) {
      if (values[i] < TROUGH_THRESHOLD && DifferenceFunction.isTrough(values, i)) {
        return i;
      }
      lowest = values[i] < values[lowest] ? i : lowest;
    }
    return lowest;
  }
}
