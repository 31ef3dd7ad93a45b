package org.zethus.torch.w2vbert;

/**
 * What Kaldi takes of a spectrum: mel bands that are triangles over mel (not over hertz), and the
 * window before it.
 *
 * @see <a href="https://kaldi-asr.org/doc/feat.html">Kaldi, feature extraction</a>
 */
final class KaldiFilterbank {
  private static final double F_MIN = 20;
  private static final double POVEY_POWER = 0.85;

  private KaldiFilterbank() {}

  /**
   * {@return weights of each mel band, (bins, bands) row by row}
   *
   * @param sampleRate in Hz; the last band ends at half of it
   * @param nFft samples per Fourier transform
   */
  static float[] bands(int sampleRate, int nFft, int bands) {
    int bins = nFft / 2 + 1;
    double low = toMel(F_MIN);
    double step = (toMel(sampleRate / 2.0) - low) / (bands + 1);
    float[] weights = new float[bins * bands];
    for (int k = 0; k < bins; k++) {
      double position = (toMel((double) k * sampleRate / nFft) - low) / step;
      for (int b = 0; b < bands; b++) {
        weights[k * bands + b] = (float) Math.max(0, Math.min(position - b, b + 2 - position));
      }
    }
    return weights;
  }

  private static double toMel(double hertz) {
    return 1127 * StrictMath.log1p(hertz / 700);
  }

  /** {@return a Hann window that ends at 0 on both sides, to the power of 0.85} */
  static float[] poveyWindow(int length) {
    float[] window = new float[length];
    for (int i = 0; i < length; i++) {
      double hann = 0.5 - 0.5 * StrictMath.cos(2 * Math.PI * i / (length - 1));
      window[i] = (float) StrictMath.pow(hann, POVEY_POWER);
    }
    return window;
  }
}
