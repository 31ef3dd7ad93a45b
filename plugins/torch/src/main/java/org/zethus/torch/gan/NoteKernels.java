package org.zethus.torch.gan;

import java.util.Random;

/**
 * Kernels of the notes of one octave: complex sines under Hann windows, each {@code Q} periods long
 * and in the middle of a power of two of taps.
 *
 * @param sampleRate in Hz
 * @param lowest the octave's lowest note in Hz
 * @param bins how many notes it has
 * @see <a href="https://doi.org/10.1121/1.404385">Brown &amp; Puckette 1992</a>
 */
record NoteKernels(double sampleRate, double lowest, int bins) {
  /** Width of a Hann window's main lobe, in its frequency resolution. */
  private static final double WINDOW_BANDWIDTH = 1.5;

  /** How much of half the sample rate is safe from what the filters let through. */
  private static final double SAFE = 0.85;

  NoteKernels {
    if (bins < 1 || frequency(lowest, bins, bins - 1) > sampleRate / 2) {
      throw new IllegalArgumentException(
          "need notes below %s Hz, half the sample rate, found %d up to %.0f Hz; lower n_octaves"
              .formatted(sampleRate / 2, bins, frequency(lowest, bins, bins - 1)));
    }
  }

  /** {@return the highest octave of several above the note {@code lowest}} */
  static NoteKernels octave(double sampleRate, double lowest, int octaves, int bins) {
    return new NoteKernels(sampleRate, lowest * Math.pow(2, octaves - 1), bins);
  }

  private static double frequency(double lowest, int bins, int bin) {
    return lowest * Math.pow(2, (double) bin / bins);
  }

  /** {@return the same notes at a lower sample rate} */
  NoteKernels slowedBy(int factor) {
    return new NoteKernels(sampleRate / factor, lowest, bins);
  }

  /** {@return by what power of two the signal can be slowed before it is looked at} */
  int earlyFactor(int hopLength, int octaves) {
    double highest = frequency(lowest, bins, bins - 1) * (1 + 0.5 * WINDOW_BANDWIDTH / quality());
    double nyquist = Math.floor(sampleRate / 2);
    int byRate = (int) Math.ceil(log2(SAFE * nyquist / highest)) - 2;
    int byHop = (int) Math.ceil(log2(hopLength)) - octaves + 1;
    return 1 << Math.max(0, Math.min(byRate, byHop));
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }

  /** How many periods a window holds, so that neighbouring notes are told apart. */
  private double quality() {
    return 1 / (Math.pow(2, 1.0 / bins) - 1);
  }

  private int window(double hertz) {
    return (int) Math.ceil(quality() * sampleRate / hertz);
  }

  /** {@return taps of each kernel} */
  int taps() {
    int longest = window(lowest);
    return longest == 1 ? 1 : Integer.highestOneBit(longest - 1) * 2;
  }

  /** Sets the windows' lengths of all notes, from {@code from} Hz up. */
  void windows(double from, float[] lengths) {
    for (int bin = 0; bin < lengths.length; bin++) {
      lengths[bin] = window(frequency(from, bins, bin));
    }
  }

  /** Sets the real parts, kernel by kernel. */
  void real(float[] values, Random unused) {
    fill(values, 0);
  }

  /** Sets the imaginary parts. */
  void imag(float[] values, Random unused) {
    fill(values, -Math.PI / 2);
  }

  /** The parts are cosines, a quarter of a period apart. */
  private void fill(float[] values, double phase) {
    int taps = taps();
    for (int bin = 0; bin < bins; bin++) {
      double hertz = frequency(lowest, bins, bin);
      int window = window(hertz);
      int start = bin * taps + (taps - window) / 2;
      double sum = 0;
      for (int i = 0; i < window; i++) {
        sum += hann(i, window);
      }
      for (int i = 0; i < window; i++) {
        int time = i - (window + 1) / 2;
        double turn = 2 * Math.PI * time * hertz / sampleRate;
        values[start + i] = (float) (hann(i, window) / sum * StrictMath.cos(turn + phase));
      }
    }
  }

  private static double hann(int i, int length) {
    return 0.5 - 0.5 * StrictMath.cos(2 * Math.PI * i / length);
  }
}
