package org.zethus.evaluator.pesq;

import org.zethus.dsp.RealFft;

/**
 * A filter that is given by its gain at some frequencies; in between the gain in dB is linear in
 * frequency. It has no delay. Beyond the first and the last frequency nothing is known.
 */
final class Response {
  /** Passes what telephones pass; levels are measured through it. */
  static final Response TELEPHONE_BAND =
      new Response(
          new double[][] {{0, -500}, {300, -500}, {350, 0}, {3250, 0}, {3500, -500}, {8000, -500}});

  /** Receiving side of the intermediate reference system: a handset at the ear. */
  static final Response HANDSET =
      new Response(
          new double[][] {
            {0, -200},
            {50, -40},
            {100, -20},
            {125, -12},
            {160, -6},
            {200, 0},
            {250, 4},
            {300, 6},
            {350, 8},
            {400, 10},
            {500, 11},
            {600, 12},
            {3250, 12},
            {3500, 4},
            {4000, -200},
            {8000, -200}
          });

  /** Where the gain is one, whatever the points say. */
  private static final double REFERENCE_HZ = 1000;

  private final double[][] points;

  /** The response through points of (Hz, dB). */
  private Response(double[][] points) {
    this.points = points;
  }

  /** {@return the speech and its tail, filtered} */
  Sound filter(Sound sound) {
    Timing timing = sound.timing();
    return sound.map(timing.margin(), sound.audible(), part -> filter(part, timing.sampleRate()));
  }

  private double[] filter(double[] samples, int sampleRate) {
    int nFft = RealFft.fastLength(samples.length);
    RealFft fft = new RealFft(nFft);
    RealFft.Spectrum spectrum = fft.forward(RealFft.rows(samples, nFft));
    for (int k = 0; k < fft.bins(); k++) {
      double gain = gain((double) k * sampleRate / nFft);
      spectrum.re()[k][0] *= gain;
      spectrum.im()[k][0] *= gain;
    }
    double[][] rows = fft.inverse(spectrum);
    double[] filtered = new double[samples.length];
    for (int i = 0; i < filtered.length; i++) {
      filtered[i] = rows[i][0];
    }
    return filtered;
  }

  private double gain(double hertz) {
    return StrictMath.pow(10, (decibels(hertz) - decibels(REFERENCE_HZ)) / 20);
  }

  private double decibels(double hertz) {
    int right = 1;
    while (points[right][0] < hertz) {
      right++;
    }
    double[] low = points[right - 1];
    double[] high = points[right];
    double place = (hertz - low[0]) / (high[0] - low[0]);
    return (1 - place) * low[1] + place * high[1];
  }
}
