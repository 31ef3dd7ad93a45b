package org.zethus.torch.tts;

import java.util.Arrays;
import org.zethus.dsp.pitch.F0;

/** Pitch and energy per frame on the scale that models learn them on. */
public final class Contours {
  /** A quiet frame has an energy, if a small one: its logarithm must not run away. */
  private static final double LOG_FLOOR = 1e-3;

  private Contours() {}

  /**
   * {@return F0 with straight lines through its unvoiced stretches: pitch goes on where it cannot
   * be heard. NaN throughout where no frame is voiced}
   *
   * @param f0 in Hz, 0 where unvoiced
   * @param log the logarithm is wanted
   * @see <a href="https://arxiv.org/abs/2006.04558">Ren et al. 2021, FastSpeech 2, section 2.3</a>
   */
  public static float[] pitch(float[] f0, boolean log) {
    double[] wide = new double[f0.length];
    Arrays.setAll(wide, t -> f0[t]);
    double[] track = F0.interpolate(wide);
    float[] contour = new float[f0.length];
    for (int t = 0; t < contour.length; t++) {
      contour[t] = track[t] > 0 ? (float) track[t] : Float.NaN;
    }
    return log ? logarithm(contour) : contour;
  }

  /**
   * {@return energy}
   *
   * @param log the logarithm is wanted
   */
  public static float[] energy(float[] energy, boolean log) {
    return log ? logarithm(energy) : energy;
  }

  private static float[] logarithm(float[] values) {
    float[] logs = new float[values.length];
    for (int i = 0; i < logs.length; i++) {
      logs[i] = (float) StrictMath.log(Math.max(values[i], LOG_FLOOR));
    }
    return logs;
  }
}
