package org.zethus.dsp.envelope;

import org.zethus.dsp.RealFft;

/**
 * CheapTrick: the power spectrum of speech without the traces of its harmonics. A window of three
 * periods, smoothing over two thirds of F0 and a lifter that takes away what still repeats every
 * F0. White noise of variance 1 has an envelope around 1. Immutable; threads may share it.
 *
 * @see <a href="https://doi.org/10.1016/j.specom.2014.09.003">Morise 2015</a>
 * @see <a href="https://doi.org/10.1587/transinf.2015EDP7457">Morise, Yokomori, Ozawa 2016 (WORLD),
 *     section 3.2</a>
 */
public final class CheapTrick {
  /** What stands for F0 where there is none. */
  private static final double UNVOICED_HZ = 500;

  private static final double PERIODS = 3;

  /** {@code q1}: how much of the smoothing is undone between the harmonics. */
  private static final double RECOVERY = -0.15;

  /** Keeps digital silence from having no logarithm. */
  private static final double LEAST_POWER = Math.ulp(1.0);

  private final int sampleRate;
  private final int nFft;
  private final RealFft fft;

  /**
   * An analysis.
   *
   * @param sampleRate of the samples in Hz, over 1000
   * @param nFft FFT size in samples, even; three periods of the lowest F0 must fit, see {@link
   *     #fftSize}
   * @throws IllegalArgumentException if three periods of 500 Hz, with which unvoiced frames are
   *     looked at, do not fit
   */
  public CheapTrick(int sampleRate, int nFft) {
    this.sampleRate = sampleRate;
    this.nFft = nFft;
    if (nFft < 4 || nFft % 2 != 0 || lowestF0() >= UNVOICED_HZ || sampleRate <= 2 * UNVOICED_HZ) {
      throw new IllegalArgumentException(
          "need more than %.0f Hz and an even n_fft of more than %.0f samples, found %d Hz, n_fft %d"
              .formatted(
                  2 * UNVOICED_HZ, PERIODS * (sampleRate / UNVOICED_HZ + 1), sampleRate, nFft));
    }
    fft = new RealFft(nFft);
  }

  /** {@return the least power of two with room for three periods of {@code f0} Hz} */
  public static int fftSize(int sampleRate, double f0) {
    int samples = (int) Math.ceil(PERIODS * (sampleRate / f0 + 1));
    return 2 * Integer.highestOneBit(samples - 1);
  }

  /** {@return the F0 in Hz up to which a frame counts as unvoiced: three periods have no room} */
  public double lowestF0() {
    return PERIODS * sampleRate / (nFft - PERIODS);
  }

  /**
   * {@return the power at frequencies 0 to half the sample rate, {@code sampleRate / nFft} apart;
   * shape (frames, nFft / 2 + 1), all above 0}
   *
   * @param samples mono, at least one; the first and the last go on around them
   * @param centres the middle of each frame, in samples
   * @param f0 of each frame in Hz, below half the sample rate; 0 where unvoiced
   */
  public double[][] envelopes(float[] samples, double[] centres, float[] f0) {
    if (samples.length == 0 || centres.length != f0.length) {
      throw new IllegalArgumentException(
          "need samples and as many centres as values of F0, found %d samples, %d and %d"
              .formatted(samples.length, centres.length, f0.length));
    }
    double[][] envelopes = new double[f0.length][];
    for (int t = 0; t < f0.length; t++) {
      if (!(f0[t] < sampleRate / 2.0)) {
        throw new IllegalArgumentException(
            "need F0 below half of %d Hz, found %s Hz in frame %d".formatted(sampleRate, f0[t], t));
      }
      double hertz = f0[t] > lowestF0() ? f0[t] : UNVOICED_HZ;
      double[][] frame = RealFft.rows(windowed(samples, centres[t], hertz), nFft);
      double[] power = fft.forward(frame).power(0);
      double harmonic = hertz * nFft / sampleRate; // distance of two, in bins
      fillBelow(power, harmonic);
      envelopes[t] = liftered(smooth(power, harmonic * 2 / 3), hertz);
    }
    return envelopes;
  }

  /** Three periods under a Hann window of energy 1, without their mean. */
  private double[] windowed(float[] samples, double centre, double hertz) {
    int half = (int) Math.round(PERIODS / 2 * sampleRate / hertz);
    int middle = (int) Math.round(centre + 1e-3); // half a sample stays half in spite of rounding
    double[] window = new double[2 * half + 1];
    double energy = 0;
    double area = 0;
    for (int i = 0; i < window.length; i++) {
      double periods = (i - half) * hertz / sampleRate;
      window[i] = 0.5 + 0.5 * StrictMath.cos(2 * Math.PI * periods / PERIODS);
      energy += window[i] * window[i];
      area += window[i];
    }
    double[] windowed = new double[window.length];
    double sum = 0;
    for (int i = 0; i < window.length; i++) {
      int at = Math.max(0, Math.min(samples.length - 1, middle - half + i));
      windowed[i] = samples[at] * window[i];
      sum += windowed[i];
    }
    for (int i = 0; i < window.length; i++) {
      windowed[i] = (windowed[i] - window[i] * sum / area) / Math.sqrt(energy);
    }
    return windowed;
  }

  /** No harmonic lies at 0 Hz: below F0, the slope of the first one is added, mirrored. */
  private static void fillBelow(double[] power, double harmonic) {
    double[] mirrored = new double[(int) harmonic + 1];
    for (int k = 0; k < mirrored.length; k++) {
      mirrored[k] = between(power, harmonic - k);
    }
    for (int k = 0; k < mirrored.length; k++) {
      power[k] += mirrored[k];
    }
  }

  /** The mean over {@code width} bins around each; the spectrum goes on mirrored at both ends. */
  private double[] smooth(double[] power, double width) {
    int margin = (int) width + 1;
    double[] integral = new double[power.length + 2 * margin]; // up to the upper edge of each bin
    double sum = 0;
    for (int i = 0; i < integral.length; i++) {
      int bin = Math.abs(i - margin);
      sum += power[Math.min(bin, nFft - bin)];
      integral[i] = sum;
    }
    double[] smooth = new double[power.length];
    for (int k = 0; k < smooth.length; k++) {
      double place = k + margin - 0.5;
      double area = between(integral, place + width / 2) - between(integral, place - width / 2);
      smooth[k] = area / width + LEAST_POWER;
    }
    return smooth;
  }

  private static double between(double[] values, double place) {
    int below = (int) place;
    double after = values[Math.min(below + 1, values.length - 1)];
    return values[below] + (place - below) * (after - values[below]);
  }

  /** Takes the period out of the cepstrum; what that does to the level between is made up for. */
  private double[] liftered(double[] power, double hertz) {
    double[][] log = new double[power.length][1];
    for (int k = 0; k < power.length; k++) {
      log[k][0] = StrictMath.log(power[k]);
    }
    double[][] cepstrum = fft.inverse(new RealFft.Spectrum(log, new double[power.length][1]));
    for (int n = 1; n < nFft; n++) {
      double angle = Math.PI * hertz * Math.min(n, nFft - n) / sampleRate;
      double smoothing = StrictMath.sin(angle) / angle;
      double recovery = 1 - 2 * RECOVERY + 2 * RECOVERY * StrictMath.cos(2 * angle);
      cepstrum[n][0] *= smoothing * recovery;
    }
    double[][] smooth = fft.forward(cepstrum).re();
    double[] envelope = new double[power.length];
    for (int k = 0; k < envelope.length; k++) {
      envelope[k] = StrictMath.exp(smooth[k][0]);
    }
    return envelope;
  }
}
