package org.zethus.dsp;

/**
 * Fourier transform of many real signals at once, and its inverse. Element {@code i} of all signals
 * is one row, {@code time[i][lane]}; so are the bins. Memory is the caller's: the rows given are
 * overwritten and become the result's. Threads may share it.
 *
 * <p>An even length is done by a complex transform of half the length, with even samples as the
 * real and odd samples as the imaginary part.
 */
public final class RealFft {
  private final int n;
  private final boolean even;
  private final Fft fft;
  private final double[] cos;
  private final double[] sin;

  /** Bins 0 to n / 2; the imaginary rows of bin 0, and of n / 2 where n is even, are zero. */
  public record Spectrum(double[][] re, double[][] im) {
    /** {@return the power of each bin of one signal} */
    public double[] power(int lane) {
      double[] power = new double[re.length];
      for (int k = 0; k < power.length; k++) {
        power[k] = re[k][lane] * re[k][lane] + im[k][lane] * im[k][lane];
      }
      return power;
    }
  }

  /**
   * A transform.
   *
   * @param n samples of each signal
   */
  public RealFft(int n) {
    this.n = n;
    even = n % 2 == 0;
    fft = new Fft(even ? n / 2 : n);
    cos = new double[n / 2 + 1];
    sin = new double[n / 2 + 1];
    for (int k = 0; k <= n / 2; k++) {
      cos[k] = StrictMath.cos(-2 * Math.PI * k / n);
      sin[k] = StrictMath.sin(-2 * Math.PI * k / n);
    }
  }

  /** {@return the least fast length not below that: a power of two, or 3 or 5 times one} */
  public static int fastLength(int atLeast) {
    int best = Integer.MAX_VALUE;
    for (int odd : new int[] {1, 3, 5}) {
      int length = 2 * odd;
      while (length < atLeast) {
        length *= 2;
      }
      best = Math.min(best, length);
    }
    return best;
  }

  /**
   * {@return one signal as the rows of one lane, zeros behind it}
   *
   * @param length how many rows, at least as many as samples
   */
  public static double[][] rows(double[] signal, int length) {
    double[][] rows = new double[length][1];
    for (int i = 0; i < signal.length; i++) {
      rows[i][0] = signal[i];
    }
    return rows;
  }

  /** {@return how many bins a spectrum has, {@code n / 2 + 1}} */
  public int bins() {
    return n / 2 + 1;
  }

  /** {@return the spectra of the signals in the rows given} */
  public Spectrum forward(double[][] time) {
    int lanes = time[0].length;
    double[][] re = new double[bins()][];
    double[][] im = new double[bins()][];
    if (!even) {
      double[][] zero = new double[n][lanes];
      fft.transform(time, zero);
      for (int k = 0; k < re.length; k++) {
        re[k] = time[fft.row(k)];
        im[k] = zero[fft.row(k)];
      }
      return new Spectrum(re, im);
    }
    int half = n / 2;
    double[][] evens = new double[half][];
    double[][] odds = new double[half][];
    for (int i = 0; i < half; i++) {
      evens[i] = time[2 * i];
      odds[i] = time[2 * i + 1];
    }
    fft.transform(evens, odds);
    for (int k = 0; k < half; k++) {
      re[k] = evens[fft.row(k)];
      im[k] = odds[fft.row(k)];
    }
    re[half] = im[0]; // both are real: bin 0 is their sum, bin n / 2 their difference
    sumAndDifference(re[0], re[half]);
    im[0] = new double[lanes];
    im[half] = new double[lanes];
    for (int k = 1; 2 * k <= half; k++) {
      split(re[k], im[k], re[half - k], im[half - k], cos[k], sin[k]);
    }
    return new Spectrum(re, im);
  }

  private static void sumAndDifference(double[] a, double[] b) {
    for (int q = 0; q < a.length; q++) {
      double difference = a[q] - b[q];
      a[q] += b[q];
      b[q] = difference;
    }
  }

  /** From bins k and h - k of the packed transform to those of the real signal. */
  private static void split(
      double[] re, double[] im, double[] mirrorRe, double[] mirrorIm, double c, double s) {
    for (int q = 0; q < re.length; q++) {
      double evenRe = 0.5 * (re[q] + mirrorRe[q]);
      double evenIm = 0.5 * (im[q] - mirrorIm[q]);
      double oddRe = 0.5 * (im[q] + mirrorIm[q]);
      double oddIm = 0.5 * (mirrorRe[q] - re[q]);
      double turnedRe = oddRe * c - oddIm * s;
      double turnedIm = oddRe * s + oddIm * c;
      mirrorRe[q] = evenRe - turnedRe;
      mirrorIm[q] = turnedIm - evenIm;
      re[q] = evenRe + turnedRe;
      im[q] = evenIm + turnedIm;
    }
  }

  /**
   * {@return rows of the signals whose spectrum is given; the imaginary parts that must be zero are
   * ignored}
   */
  public double[][] inverse(Spectrum spectrum) {
    return even ? inverseEven(spectrum) : inverseOdd(spectrum);
  }

  private double[][] inverseEven(Spectrum spectrum) {
    int half = n / 2;
    double[][] re = spectrum.re().clone();
    double[][] im = spectrum.im().clone();
    sumAndDifference(re[0], re[half]);
    im[0] = re[half];
    scale(re[0], 0.5);
    scale(im[0], 0.5);
    for (int k = 1; 2 * k <= half; k++) {
      merge(re[k], im[k], re[half - k], im[half - k], cos[k], sin[k]);
    }
    fft.transform(im, re); // exchanged: the inverse, but for the factor 1 / half
    double[][] time = new double[n][];
    for (int i = 0; i < half; i++) {
      time[2 * i] = re[fft.row(i)];
      time[2 * i + 1] = im[fft.row(i)];
      scale(time[2 * i], 1.0 / half);
      scale(time[2 * i + 1], 1.0 / half);
    }
    return time;
  }

  /** Undoes {@link #split}. */
  private static void merge(
      double[] re, double[] im, double[] mirrorRe, double[] mirrorIm, double c, double s) {
    for (int q = 0; q < re.length; q++) {
      double evenRe = 0.5 * (re[q] + mirrorRe[q]);
      double evenIm = 0.5 * (im[q] - mirrorIm[q]);
      double turnedRe = 0.5 * (re[q] - mirrorRe[q]);
      double turnedIm = 0.5 * (im[q] + mirrorIm[q]);
      double oddRe = turnedRe * c + turnedIm * s;
      double oddIm = turnedIm * c - turnedRe * s;
      re[q] = evenRe - oddIm;
      im[q] = evenIm + oddRe;
      mirrorRe[q] = evenRe + oddIm;
      mirrorIm[q] = oddRe - evenIm;
    }
  }

  private double[][] inverseOdd(Spectrum spectrum) {
    int lanes = spectrum.re()[0].length;
    double[][] re = new double[n][];
    double[][] im = new double[n][];
    for (int k = 0; k < spectrum.re().length; k++) {
      re[k] = spectrum.re()[k];
      im[k] = spectrum.im()[k];
      if (k > 0) {
        re[n - k] = re[k].clone();
        im[n - k] = im[k].clone();
        scale(im[n - k], -1);
      }
    }
    im[0] = new double[lanes];
    fft.transform(im, re);
    double[][] time = new double[n][];
    for (int i = 0; i < n; i++) {
      time[i] = re[fft.row(i)];
      scale(time[i], 1.0 / n);
    }
    return time;
  }

  private static void scale(double[] row, double factor) {
    for (int q = 0; q < row.length; q++) {
      row[q] *= factor;
    }
  }
}
