package org.zethus.dsp;

import org.zethus.api.audio.MelSpec;
import org.zethus.api.audio.MelSpec.MelNorm;
import org.zethus.api.audio.MelSpec.MelScale;
import org.zethus.api.audio.MelSpec.Padding;

/**
 * Mel cepstrum of frames of 25 ms: the shape of the log-mel spectrum, coefficients 1 to 13 of
 * {@code ln(mel(b)) = sum_m c_m cos(pi m (b + 1/2) / bands)}. Coefficient 0, the level, is left
 * out. Immutable; threads may share it.
 *
 * <p>Bands more than 60 dB below the recording's loudest count as 60 dB below, so that neither the
 * level of a recording nor the depth of its silence matters.
 *
 * @see <a href="https://doi.org/10.1109/PACRIM.1993.407206">Kubichek 1993</a>
 */
public final class MelCepstrum {
  private static final int BANDS = 40;
  private static final int COEFFICIENTS = 13;
  private static final double WINDOW_SECONDS = 0.025;
  private static final double RANGE = 60 * Math.log(10) / 20;
  private static final double HIGHEST_HZ = 8000;

  private final MelSpectrogram spectrogram;

  /** {@code (2 / bands) cos(pi m (b + 1/2) / bands)} at {@code [m - 1][b]}. */
  private final double[][] cosines = new double[COEFFICIENTS][BANDS];

  /**
   * An analysis.
   *
   * @param sampleRate of the samples in Hz
   * @param hopSeconds from one frame to the next, e.g. 0.005
   */
  public MelCepstrum(int sampleRate, double hopSeconds) {
    int window = Math.max(1, (int) Math.rint(WINDOW_SECONDS * sampleRate));
    int hop = Math.max(1, (int) Math.rint(hopSeconds * sampleRate));
    int nFft = 2 * Integer.highestOneBit(window) * 2; // zeros around the window: finer bins
    spectrogram =
        new MelSpectrogram(
            new MelSpec(
                sampleRate,
                nFft,
                window,
                hop,
                BANDS,
                0,
                Math.min(HIGHEST_HZ, sampleRate / 2.0),
                Padding.CENTER_ZERO,
                0,
                Float.MIN_NORMAL,
                MelScale.SLANEY,
                MelNorm.NONE));
    for (int m = 1; m <= COEFFICIENTS; m++) {
      for (int b = 0; b < BANDS; b++) {
        cosines[m - 1][b] = 2.0 / BANDS * StrictMath.cos(Math.PI * m * (b + 0.5) / BANDS);
      }
    }
  }

  /** {@return the coefficients of each frame, (frames, 13); frame t is centred on t hops} */
  public double[][] of(float[] samples) {
    int frames = spectrogram.frames(samples.length);
    float[] logMel = spectrogram.extract(samples).values();
    double loudest = Double.NEGATIVE_INFINITY;
    for (float value : logMel) {
      loudest = Math.max(loudest, value);
    }
    double[][] cepstra = new double[frames][COEFFICIENTS];
    for (int t = 0; t < frames; t++) {
      for (int b = 0; b < BANDS; b++) {
        double value = Math.max(logMel[b * frames + t], loudest - RANGE);
        for (int m = 0; m < COEFFICIENTS; m++) {
          cepstra[t][m] += cosines[m][b] * value;
        }
      }
    }
    return cepstra;
  }

  /** {@return the Euclidean distance of two frames} */
  public static double distance(double[] first, double[] second) {
    double sum = 0;
    for (int m = 0; m < first.length; m++) {
      double difference = first[m] - second[m];
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }
}
