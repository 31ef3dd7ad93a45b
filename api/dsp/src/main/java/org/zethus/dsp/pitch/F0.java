package org.zethus.dsp.pitch;

import java.util.Arrays;
import java.util.stream.IntStream;

/** What models and metrics make of F0 tracks: Hz per frame, 0 where unvoiced. */
public final class F0 {
  private static final double CONCERT_PITCH_HZ = 440;

  private F0() {}

  /** How a coarse pitch is rounded; published pipelines differ. */
  public enum Rounding {
    /** To the nearest, halves to the even one. */
    HALF_EVEN,
    /** To the nearest, halves up. */
    HALF_UP
  }

  /** {@return the values of voiced frames alone} */
  public static double[] voiced(double[] f0) {
    return Arrays.stream(f0).filter(hertz -> hertz > 0).toArray();
  }

  /**
   * {@return the track with straight lines through unvoiced stretches; the first and last voiced
   * value continue to the ends} A track without a voiced frame stays as it is.
   */
  public static double[] interpolate(double[] f0) {
    int[] known = IntStream.range(0, f0.length).filter(t -> f0[t] > 0).toArray();
    double[] track = f0.clone();
    if (known.length == 0) {
      return track;
    }
    int next = 0;
    for (int t = 0; t < track.length; t++) {
      while (next < known.length && known[next] < t) {
        next++;
      }
      if (next == 0 || next == known.length) {
        track[t] = f0[known[Math.min(next, known.length - 1)]];
      } else {
        int left = known[next - 1];
        int right = known[next];
        track[t] = f0[left] + (f0[right] - f0[left]) * (t - left) / (right - left);
      }
    }
    return track;
  }

  /** {@return whether a frame and both its neighbours are unvoiced; no at the ends} */
  public static boolean[] surelyUnvoiced(double[] f0) {
    boolean[] unvoiced = new boolean[f0.length];
    for (int t = 1; t < f0.length - 1; t++) {
      unvoiced[t] = f0[t - 1] <= 0 && f0[t] <= 0 && f0[t + 1] <= 0;
    }
    return unvoiced;
  }

  /** {@return {@code ln(f0)}; 0, as for 1 Hz, where unvoiced} */
  public static double[] log(double[] f0) {
    return Arrays.stream(f0).map(hertz -> hertz > 0 ? StrictMath.log(hertz) : 0).toArray();
  }

  /**
   * {@return pitch classes from 1 to {@code classes - 1}, equidistant in mel; 1 where unvoiced}
   *
   * @param fMin F0 that is class 1; what lies below is class 1, too
   * @param fMax F0 that is class {@code classes - 1}; likewise
   */
  public static long[] coarse(
      double[] f0, int classes, double fMin, double fMax, Rounding rounding) {
    double low = mel(fMin);
    double high = mel(fMax);
    return Arrays.stream(f0)
        .map(hertz -> (mel(hertz) - low) * (classes - 2) / (high - low) + 1)
        .map(place -> Math.max(1, Math.min(classes - 1, place)))
        .mapToLong(
            place ->
                (long)
                    (rounding == Rounding.HALF_EVEN ? Math.rint(place) : Math.floor(place + 0.5)))
        .toArray();
  }

  private static double mel(double hertz) {
    return 1127 * StrictMath.log(1 + hertz / 700);
  }

  /** {@return cents above 440 Hz of the voiced frames alone} */
  public static double[] cents(double[] f0) {
    return Arrays.stream(voiced(f0)).map(hertz -> cents(hertz, CONCERT_PITCH_HZ)).toArray();
  }

  /** {@return how many hundredths of a semitone {@code hertz} lies above {@code reference}} */
  public static double cents(double hertz, double reference) {
    return 1200 * StrictMath.log(hertz / reference) / StrictMath.log(2);
  }

  /** {@return differences between neighbours, one value less} */
  public static double[] derivative(double[] values) {
    return IntStream.range(1, values.length).mapToDouble(t -> values[t] - values[t - 1]).toArray();
  }

  /** {@return the values less their median} */
  public static double[] lessMedian(double[] values) {
    double median = median(values);
    return Arrays.stream(values).map(value -> value - median).toArray();
  }

  /** {@return the value in the middle, or the mean of the two; NaN of none} */
  public static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }

  /** {@return the track raised by so many semitones} */
  public static double[] transpose(double[] f0, double semitones) {
    double factor = StrictMath.pow(2, semitones / 12);
    return Arrays.stream(f0).map(hertz -> hertz * factor).toArray();
  }

  /** {@return the track moved so that the median of its voiced frames is {@code target} Hz} */
  public static double[] moveMedian(double[] f0, double target) {
    double median = median(voiced(f0));
    return Arrays.stream(f0).map(hertz -> hertz > 0 ? hertz * target / median : hertz).toArray();
  }
}
