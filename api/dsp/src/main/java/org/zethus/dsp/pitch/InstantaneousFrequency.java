package org.zethus.dsp.pitch;

/**
 * F0 as the first harmonics' instantaneous frequencies say it, by Flanagan's equation: from the
 * spectrum under a window, {@code X}, and under the window's derivative, {@code Y}, a bin's is
 * {@code f + Im(conj(X) Y) / (2 pi |X|²)}. Each window is three periods of a first guess long.
 *
 * @see <a href="https://doi.org/10.1002/j.1538-7305.1966.tb01706.x">Flanagan, Golden 1966</a>
 * @see <a href="https://doi.org/10.1587/transinf.2015EDP7457">Morise et al. 2016 (WORLD), section
 *     3.1</a>
 */
final class InstantaneousFrequency {
  private static final double TINY = 1e-12;

  private final double[] signal;
  private final double sampleRate;

  /** One period of a cosine, for the bins of the longest window. */
  private final double[] cos;

  /**
   * A view of a signal.
   *
   * @param fMin the lowest first guess in Hz
   */
  InstantaneousFrequency(double[] signal, double sampleRate, double fMin) {
    this.signal = signal;
    this.sampleRate = sampleRate;
    cos = new double[bins(half(fMin))];
    for (int i = 0; i < cos.length; i++) {
      cos[i] = StrictMath.cos(2 * Math.PI * i / cos.length);
    }
  }

  private int half(double guess) {
    return (int) (1.5 * sampleRate / guess + 1);
  }

  /** Size of the Fourier transform for a window of {@code 2 half + 1} samples. */
  private static int bins(int half) {
    return 4 * Integer.highestOneBit(2 * half + 1);
  }

  /** {@return the spectra around a place} */
  Frame around(double place, double guess) {
    int half = half(guess);
    return new Frame(place, half, bins(half));
  }

  /** What harmonics say about F0. */
  record Estimate(double f0, double relativeError) {}

  /** A windowed piece of the signal. */
  final class Frame {
    private final int nFft;
    private final double[] windowed;
    private final double[] differentiated;

    private Frame(double place, int half, int nFft) {
      this.nFft = nFft;
      int length = 2 * half + 1;
      int first = roundAwayFromZero(place - half) - 1; // one early, and the window knows it
      double[] window = blackman(length, first - place);
      windowed = new double[length];
      differentiated = new double[length];
      for (int i = 0; i < length; i++) {
        double sample = signal[Math.max(0, Math.min(signal.length - 1, first + i))];
        double before = i > 0 ? window[i - 1] : 0;
        double after = i + 1 < length ? window[i + 1] : 0;
        windowed[i] = sample * window[i];
        differentiated[i] = sample * (before - after) / 2;
      }
    }

    /**
     * {@return F0 from so many harmonics, weighted by their amplitudes}
     *
     * @param guess where the first one lies; the others at its multiples
     */
    Estimate estimate(double guess, int harmonics) {
      double numerator = 0;
      double denominator = 0;
      double error = 0;
      for (int h = 1; h <= harmonics; h++) {
        int bin = Math.min(nFft / 2, (int) Math.round(guess * nFft / sampleRate * h));
        double[] x = bin(windowed, bin);
        double[] y = bin(differentiated, bin);
        double power = x[0] * x[0] + x[1] * x[1];
        double shift = (x[0] * y[1] - x[1] * y[0]) / power * sampleRate / (2 * Math.PI);
        double frequency = power == 0 ? 0 : bin * sampleRate / nFft + shift;
        double amplitude = Math.sqrt(power);
        numerator += amplitude * frequency;
        denominator += amplitude * h;
        error += Math.abs((frequency / h - guess) / guess);
      }
      return new Estimate(numerator / (denominator + TINY), error / harmonics);
    }

    private double[] bin(double[] samples, int bin) {
      int stride = cos.length / nFft * bin; // the table's length is a power of two, too
      int quarter = cos.length / 4;
      int mask = cos.length - 1;
      double re = 0;
      double im = 0;
      for (int i = 0, angle = 0; i < samples.length; i++, angle = (angle + stride) & mask) {
        re += samples[i] * cos[angle];
        im += samples[i] * cos[(angle + quarter) & mask]; // minus the sine
      }
      return new double[] {re, im};
    }
  }

  /** A place in the middle between two samples stays there in spite of rounding errors. */
  private static int roundAwayFromZero(double x) {
    return (int) (x + Math.copySign(0.5, x) + 1e-3);
  }

  /** Blackman's window, its middle so many samples after the first. */
  private static double[] blackman(int length, double start) {
    double[] window = new double[length];
    double step = 2 * Math.PI / length;
    // A rotation instead of a cosine each: over a thousand steps it is exact to 12 digits.
    double c = StrictMath.cos(start * step);
    double s = StrictMath.sin(start * step);
    double cosStep = StrictMath.cos(step);
    double sinStep = StrictMath.sin(step);
    for (int i = 0; i < length; i++) {
      window[i] = 0.42 + 0.5 * c + 0.08 * (2 * c * c - 1);
      double next = c * cosStep - s * sinStep;
      s = s * cosStep + c * sinStep;
      c = next;
    }
    return window;
  }
}
