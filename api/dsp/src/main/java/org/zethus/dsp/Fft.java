package org.zethus.dsp;

import java.util.ArrayList;
import java.util.List;

/**
 * Discrete Fourier transform of many signals at once, {@code X[k] = sum_i x[i] exp(-2 pi j i k /
 * n)}, for any length. Decimation in frequency with radix 4, 2 and odd primes.
 *
 * <p>Element {@code i} of all signals is one row, {@code re[i][lane]} and {@code im[i][lane]}. Each
 * step combines whole rows lane by lane, which the compiler turns into vector instructions; that is
 * several times faster than one signal after another.
 *
 * @see <a href="https://doi.org/10.1090/S0025-5718-1965-0178586-1">Cooley, Tukey 1965</a>
 */
final class Fft {
  /** One pass over all blocks of {@code radix * part} rows. */
  private record Stage(int radix, int part, double[] cos, double[] sin) {
    /** Position of the twiddle factor {@code exp(-2 pi j * p * output / (radix * part))}. */
    int twiddle(int p, int output) {
      return p * radix + output;
    }
  }

  private final int n;
  private final List<Stage> stages = new ArrayList<>();
  private final int[] order;

  Fft(int n) {
    this.n = n;
    int rest = n;
    for (int radix : radices(n)) {
      stages.add(stage(radix, rest / radix));
      rest /= radix;
    }
    order = new int[n];
    for (int k = 0; k < n; k++) {
      order[k] = rowOf(k);
    }
  }

  private static List<Integer> radices(int n) {
    List<Integer> radices = new ArrayList<>();
    int rest = n;
    while (rest % 4 == 0) {
      radices.add(4);
      rest /= 4;
    }
    for (int prime = 2; rest > 1; prime++) {
      while (rest % prime == 0) {
        radices.add(prime);
        rest /= prime;
      }
    }
    return radices;
  }

  private static Stage stage(int radix, int part) {
    int length = radix * part;
    double[] cos = new double[length];
    double[] sin = new double[length];
    for (int p = 0; p < part; p++) {
      for (int output = 0; output < radix; output++) {
        double angle = -2 * Math.PI * ((long) p * output % length) / length;
        cos[p * radix + output] = StrictMath.cos(angle);
        sin[p * radix + output] = StrictMath.sin(angle);
      }
    }
    return new Stage(radix, part, cos, sin);
  }

  /**
   * A pass leaves output {@code k % radix} in part {@code k % radix}, and {@code k / radix} in it.
   */
  private int rowOf(int k) {
    int row = 0;
    int rest = k;
    for (Stage stage : stages) {
      row += rest % stage.radix() * stage.part();
      rest /= stage.radix();
    }
    return row;
  }

  /** {@return the row that holds output {@code k} after {@link #transform}} */
  int row(int k) {
    return order[k];
  }

  /** Transforms in place; {@link #row} says where the outputs are. Exchange re and im to invert. */
  void transform(double[][] re, double[][] im) {
    int lanes = re[0].length;
    for (Stage stage : stages) {
      Odd odd = stage.radix() % 2 == 1 ? new Odd(stage.radix(), lanes) : null;
      for (int block = 0; block < n; block += stage.radix() * stage.part()) {
        for (int p = 0; p < stage.part(); p++) {
          if (odd != null) {
            odd.pass(stage, re, im, block, p);
          } else if (stage.radix() == 4) {
            radix4(stage, re, im, block, p);
          } else {
            radix2(stage, re, im, block, p);
          }
        }
      }
    }
  }

  private static void radix2(Stage stage, double[][] re, double[][] im, int block, int p) {
    double c = stage.cos()[stage.twiddle(p, 1)];
    double s = stage.sin()[stage.twiddle(p, 1)];
    int second = block + p + stage.part();
    butterfly2(re[block + p], im[block + p], re[second], im[second], c, s);
  }

  private static void butterfly2(
      double[] re0, double[] im0, double[] re1, double[] im1, double c, double s) {
    for (int q = 0; q < re0.length; q++) {
      double re = re0[q] - re1[q];
      double im = im0[q] - im1[q];
      re0[q] += re1[q];
      im0[q] += im1[q];
      re1[q] = re * c - im * s;
      im1[q] = re * s + im * c;
    }
  }

  private static void radix4(Stage stage, double[][] re, double[][] im, int block, int p) {
    int i0 = block + p;
    int i1 = i0 + stage.part();
    int i2 = i1 + stage.part();
    int i3 = i2 + stage.part();
    sums4(re[i0], re[i1], re[i2], re[i3], im[i0], im[i1], im[i2], im[i3]);
    rotate(re[i1], im[i1], stage, stage.twiddle(p, 1));
    rotate(re[i2], im[i2], stage, stage.twiddle(p, 2));
    rotate(re[i3], im[i3], stage, stage.twiddle(p, 3));
  }

  /** The four outputs of a transform of length four. */
  private static void sums4(
      double[] re0,
      double[] re1,
      double[] re2,
      double[] re3,
      double[] im0,
      double[] im1,
      double[] im2,
      double[] im3) {
    for (int q = 0; q < re0.length; q++) {
      double re02 = re0[q] + re2[q];
      double im02 = im0[q] + im2[q];
      double re13 = re1[q] + re3[q];
      double im13 = im1[q] + im3[q];
      double re0m2 = re0[q] - re2[q];
      double im0m2 = im0[q] - im2[q];
      double re1m3 = re1[q] - re3[q];
      double im1m3 = im1[q] - im3[q];
      re0[q] = re02 + re13;
      im0[q] = im02 + im13;
      re1[q] = re0m2 + im1m3;
      im1[q] = im0m2 - re1m3;
      re2[q] = re02 - re13;
      im2[q] = im02 - im13;
      re3[q] = re0m2 - im1m3;
      im3[q] = im0m2 + re1m3;
    }
  }

  private static void rotate(double[] re, double[] im, Stage stage, int twiddle) {
    double c = stage.cos()[twiddle];
    double s = stage.sin()[twiddle];
    if (c == 1) {
      return;
    }
    for (int q = 0; q < re.length; q++) {
      double r = re[q];
      re[q] = r * c - im[q] * s;
      im[q] = r * s + im[q] * c;
    }
  }

  /** A transform of odd prime length by its definition, with rows to keep the outputs in. */
  private static final class Odd {
    private final double[][] sumRe;
    private final double[][] sumIm;
    private final double[] cos;
    private final double[] sin;

    Odd(int radix, int lanes) {
      sumRe = new double[radix][lanes];
      sumIm = new double[radix][lanes];
      cos = new double[radix];
      sin = new double[radix];
      for (int k = 0; k < radix; k++) {
        cos[k] = StrictMath.cos(2 * Math.PI * k / radix);
        sin[k] = -StrictMath.sin(2 * Math.PI * k / radix);
      }
    }

    void pass(Stage stage, double[][] re, double[][] im, int block, int p) {
      int radix = stage.radix();
      for (int output = 0; output < radix; output++) {
        System.arraycopy(re[block + p], 0, sumRe[output], 0, sumRe[output].length);
        System.arraycopy(im[block + p], 0, sumIm[output], 0, sumIm[output].length);
        for (int input = 1; input < radix; input++) {
          int angle = (int) ((long) input * output % radix);
          int row = block + p + input * stage.part();
          add(sumRe[output], sumIm[output], re[row], im[row], cos[angle], sin[angle]);
        }
      }
      for (int output = 0; output < radix; output++) {
        int row = block + p + output * stage.part();
        System.arraycopy(sumRe[output], 0, re[row], 0, re[row].length);
        System.arraycopy(sumIm[output], 0, im[row], 0, im[row].length);
        rotate(re[row], im[row], stage, stage.twiddle(p, output));
      }
    }

    private static void add(
        double[] sumRe, double[] sumIm, double[] re, double[] im, double c, double s) {
      for (int q = 0; q < sumRe.length; q++) {
        sumRe[q] += re[q] * c - im[q] * s;
        sumIm[q] += re[q] * s + im[q] * c;
      }
    }
  }
}
