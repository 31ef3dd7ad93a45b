package org.zethus.evaluator.vggish;

import org.zethus.api.audio.MelSpec;
import org.zethus.dsp.Stft;

/**
 * What VGGish sees: log-mel patches of {@value #FRAMES} frames by {@value #BANDS} bands, one after
 * another. A frame is 25 ms long, the next begins 10 ms later; bands are triangles over mel, not
 * over Hertz.
 */
final class VggishFrames {
  static final int SAMPLE_RATE = 16_000;
  static final int FRAMES = 96;
  static final int BANDS = 64;

  private static final int WINDOW = 400;
  private static final int HOP = 160;
  private static final int N_FFT = 512;
  private static final double LOWEST_HZ = 125;
  private static final double HIGHEST_HZ = 7500;
  private static final double LOG_OFFSET = 0.01;

  /**
   * The transform's frames are centred on multiples of the hop; behind so many zeros the third is
   * the one that begins with the first sample.
   */
  private static final int SKIPPED = 2;

  private static final int ZEROS = SKIPPED * HOP - WINDOW / 2;

  private final Stft stft = new Stft(N_FFT, WINDOW, HOP, MelSpec.Padding.CENTER_ZERO);
  private final double[][] bands = bands();

  /** {@return patches, (patches, frames, bands) row by row; what is left at the end is dropped} */
  float[] of(float[] samples) {
    int frames = samples.length < WINDOW ? 0 : (samples.length - WINDOW) / HOP + 1;
    int used = frames / FRAMES * FRAMES;
    float[] patches = new float[used * BANDS];
    if (used == 0) {
      return patches;
    }
    float[] later = new float[ZEROS + samples.length];
    System.arraycopy(samples, 0, later, ZEROS, samples.length);
    float[] magnitude = stft.magnitude(later, 0);
    int columns = magnitude.length / stft.bins();
    for (int t = 0; t < used; t++) {
      for (int b = 0; b < BANDS; b++) {
        double sum = 0;
        for (int k = 0; k < bands[b].length; k++) {
          sum += bands[b][k] * magnitude[k * columns + SKIPPED + t];
        }
        patches[t * BANDS + b] = (float) StrictMath.log(sum + LOG_OFFSET);
      }
    }
    return patches;
  }

  /** The weight of each frequency in each band, (bands, frequencies). */
  private static double[][] bands() {
    double lowest = mel(LOWEST_HZ);
    double width = (mel(HIGHEST_HZ) - lowest) / (BANDS + 1);
    double[][] bands = new double[BANDS][N_FFT / 2 + 1];
    for (int b = 0; b < BANDS; b++) {
      double centre = lowest + (b + 1) * width;
      for (int k = 1; k < bands[b].length; k++) { // none hears the constant part
        double away = Math.abs(mel((double) k * SAMPLE_RATE / N_FFT) - centre);
        bands[b][k] = Math.max(0, 1 - away / width);
      }
    }
    return bands;
  }

  private static double mel(double hertz) {
    return 1127 * StrictMath.log(1 + hertz / 700);
  }
}
