package org.zethus.dsp.pitch;

import java.util.Arrays;

/**
 * Probabilistic YIN: every trough of YIN's function is a candidate with a probability, and a hidden
 * Markov model chooses the most likely track of pitches and voicing.
 *
 * @see <a href="https://doi.org/10.1109/ICASSP.2014.6853678">Mauch, Dixon 2014</a>
 */
public final class Pyin implements PitchExtractor {
  private static final int BINS_PER_SEMITONE = 10;

  private final PitchSpec spec;
  private final DifferenceFunction difference;
  private final TroughProbabilities probabilities = new TroughProbabilities();
  private final PitchTracker tracker;
  private final int bins;

  /** A search. */
  public Pyin(PitchSpec spec) {
    this.spec = spec;
    difference = new DifferenceFunction(spec);
    double octaves = StrictMath.log(spec.fMax() / spec.fMin()) / StrictMath.log(2);
    bins = (int) Math.floor(12 * BINS_PER_SEMITONE * octaves) + 1;
    tracker = new PitchTracker(bins, BINS_PER_SEMITONE, spec);
  }

  /** What was found. */
  public static final class Track {
    private final float[] f0;
    private final float[] voicedProbability;

    private Track(float[] f0, float[] voicedProbability) {
      this.f0 = f0;
      this.voicedProbability = voicedProbability;
    }

    /** {@return a copy of F0 in Hz, 0 where unvoiced} */
    public float[] f0() {
      return f0.clone();
    }

    /** {@return a copy of the probability that a frame is voiced, before the track was chosen} */
    public float[] voicedProbability() {
      return voicedProbability.clone();
    }
  }

  @Override
  public PitchSpec spec() {
    return spec;
  }

  @Override
  public float[] f0(float[] samples, int firstCentre, int frames) {
    return track(samples, firstCentre, frames).f0();
  }

  /** {@return F0 and the probability of voicing; parameters as in {@link #f0}} */
  public Track track(float[] samples, int firstCentre, int frames) {
    PitchTracker.Search search = tracker.search(frames);
    float[] voiced = new float[frames];
    double[] observed = new double[bins];
    difference.forEachFrame(
        samples,
        firstCentre,
        frames,
        (frame, values) -> {
          Arrays.fill(observed, 0);
          observe(values, observed);
          double probability = Math.min(1, Arrays.stream(observed).sum());
          voiced[frame] = (float) probability;
          search.step(observed, probability);
        });
    int[] states = search.bestStates();
    float[] f0 = new float[frames];
    for (int t = 0; t < frames; t++) {
      f0[t] = states[t] < bins ? (float) frequency(states[t]) : 0;
    }
    return new Track(f0, voiced);
  }

  /**
   * Puts the probabilities of a frame's troughs at their pitches; of several the longest period.
   */
  private void observe(double[] values, double[] observed) {
    int[] troughs = TroughProbabilities.troughs(values);
    double[] weights = probabilities.of(values, troughs);
    for (int i = 0; i < troughs.length; i++) {
      double shift = DifferenceFunction.parabolicShift(values, troughs[i]);
      double f0 = spec.sampleRate() / (spec.minPeriod() + troughs[i] + shift);
      double octaves = StrictMath.log(f0 / spec.fMin()) / StrictMath.log(2);
      int bin = (int) Math.max(0, Math.rint(12 * BINS_PER_SEMITONE * octaves));
      if (weights[i] > 0 && bin < bins) {
        observed[bin] = weights[i];
      }
    }
  }

  private double frequency(int bin) {
    return spec.fMin() * StrictMath.pow(2, bin / (12.0 * BINS_PER_SEMITONE));
  }
}
