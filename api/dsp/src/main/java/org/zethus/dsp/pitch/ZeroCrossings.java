package org.zethus.dsp.pitch;

/**
 * What the distances between neighbouring zero crossings of one kind say about F0: at the middle
 * between two crossings, the reciprocal of their distance.
 *
 * @see <a href="https://doi.org/10.1587/transinf.2015EDP7457">Morise et al. 2016 (WORLD), section
 *     3.1; DIO is Morise, Kawahara, Katayose 2009</a>
 */
final class ZeroCrossings {
  /** Fewer distances say nothing. */
  private static final int FEWEST = 3;

  private final double[] places;
  private final double[] frequencies;

  private ZeroCrossings(double[] places, double[] frequencies) {
    this.places = places;
    this.frequencies = frequencies;
  }

  /**
   * Finds the crossings from above to below zero of {@code sign * signal}.
   *
   * @param signal at {@code sampleRate}
   * @param sign 1 or -1
   */
  static ZeroCrossings find(double[] signal, int sign, double sampleRate) {
    int count = 0;
    for (int i = 0; i + 1 < signal.length; i++) {
      count += falls(signal, i, sign) ? 1 : 0;
    }
    int intervals = Math.max(0, count - 1);
    double[] places = new double[intervals];
    double[] frequencies = new double[intervals];
    double previous = 0;
    int found = 0;
    for (int i = 0; i + 1 < signal.length; i++) {
      if (falls(signal, i, sign)) {
        double crossing = i - signal[i] / (signal[i + 1] - signal[i]);
        if (found > 0) {
          places[found - 1] = (previous + crossing) / 2;
          frequencies[found - 1] = sampleRate / (crossing - previous);
        }
        previous = crossing;
        found++;
      }
    }
    return new ZeroCrossings(places, frequencies);
  }

  private static boolean falls(double[] signal, int i, int sign) {
    return sign * signal[i] > 0 && sign * signal[i + 1] <= 0;
  }

  /** {@return whether there are enough to say something} */
  boolean areMany() {
    return places.length >= FEWEST;
  }

  /**
   * {@return the frequency at each place, on the straight lines through what is known}
   *
   * @param wanted places in samples, ascending
   */
  double[] at(double[] wanted) {
    double[] values = new double[wanted.length];
    int left = 0;
    for (int t = 0; t < wanted.length; t++) {
      while (left + 2 < places.length && places[left + 1] <= wanted[t]) {
        left++;
      }
      double along = (wanted[t] - places[left]) / (places[left + 1] - places[left]);
      values[t] = frequencies[left] + along * (frequencies[left + 1] - frequencies[left]);
    }
    return values;
  }
}
