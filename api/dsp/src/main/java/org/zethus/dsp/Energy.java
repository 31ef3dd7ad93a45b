package org.zethus.dsp;

import org.zethus.api.audio.MelFrames;

/** Energy of frames: the Euclidean norm over frequency of the linear magnitudes. */
public final class Energy {
  private Energy() {}

  /** {@return one value per frame of {@code stft}} */
  public static float[] of(Stft stft, float[] samples) {
    float[] energy = new float[stft.frames(samples.length)];
    stft.forEachBlock(
        samples,
        (first, count, re, im) -> {
          double[] sum = new double[re[0].length];
          for (int k = 0; k < re.length; k++) {
            addPower(sum, re[k], im[k]);
          }
          for (int lane = 0; lane < count; lane++) {
            energy[first + lane] = (float) Math.sqrt(sum[lane]);
          }
        });
    return energy;
  }

  private static void addPower(double[] sum, double[] re, double[] im) {
    for (int q = 0; q < sum.length; q++) {
      sum[q] += re[q] * re[q] + im[q] * im[q];
    }
  }

  /**
   * {@return the norm over mel bands instead, for what was trained with it; one value per frame}
   */
  public static float[] ofMel(MelFrames mel) {
    float[] energy = new float[mel.frames()];
    for (int t = 0; t < energy.length; t++) {
      double sum = 0;
      for (int b = 0; b < mel.spec().melBins(); b++) {
        double magnitude = StrictMath.exp(mel.at(b, t));
        sum += magnitude * magnitude;
      }
      energy[t] = (float) Math.sqrt(sum);
    }
    return energy;
  }
}
