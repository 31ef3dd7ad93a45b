package org.zethus.dsp.pitch;

import java.util.Arrays;
import java.util.List;

/**
 * F0 as a band sees it that may hold little but the fundamental. Four kinds of events are counted:
 * falling and rising zero crossings, peaks and dips. Were the band a sine, all four would agree.
 *
 * @param f0 mean of the four in Hz; 0 where the band cannot tell
 * @param deviation their standard deviation in Hz
 * @see <a href="https://doi.org/10.1587/transinf.2015EDP7457">Morise et al. 2016 (WORLD), section
 *     3.1</a>
 */
record Fundamentalness(double[] f0, double[] deviation) {
  /**
   * Looks at a band.
   *
   * @param band filtered signal at {@code sampleRate}
   * @param places frames, in samples, ascending
   */
  static Fundamentalness of(double[] band, double sampleRate, double[] places) {
    double[] slope = new double[Math.max(0, band.length - 1)];
    for (int i = 0; i < slope.length; i++) {
      slope[i] = band[i + 1] - band[i];
    }
    List<ZeroCrossings> kinds =
        List.of(
            ZeroCrossings.find(band, 1, sampleRate),
            ZeroCrossings.find(band, -1, sampleRate),
            ZeroCrossings.find(slope, 1, sampleRate),
            ZeroCrossings.find(slope, -1, sampleRate));
    double[] f0 = new double[places.length];
    double[] deviation = new double[places.length];
    if (kinds.stream().allMatch(ZeroCrossings::areMany)) {
      double[][] each = kinds.stream().map(kind -> kind.at(places)).toArray(double[][]::new);
      for (int t = 0; t < places.length; t++) {
        int frame = t;
        double[] values = Arrays.stream(each).mapToDouble(kind -> kind[frame]).toArray();
        double mean = (values[0] + values[1] + values[2] + values[3]) / values.length;
        double squares = 0;
        for (double value : values) {
          squares += (value - mean) * (value - mean);
        }
        f0[t] = mean;
        deviation[t] = Math.sqrt(squares / (values.length - 1));
      }
    }
    return new Fundamentalness(f0, deviation);
  }
}
