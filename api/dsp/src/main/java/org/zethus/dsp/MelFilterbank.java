package org.zethus.dsp;

import java.util.Arrays;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.audio.MelSpec.MelNorm;
import org.zethus.api.audio.MelSpec.MelScale;

/**
 * Triangular mel bands over the bins of a spectrum. Band {@code b} rises from edge {@code b} to
 * edge {@code b + 1} and falls to edge {@code b + 2}; the edges are equidistant in mel.
 *
 * @see <a href="https://engineering.purdue.edu/~malcolm/interval/1998-010/">Slaney 1998, Auditory
 *     Toolbox</a>
 */
public final class MelFilterbank {
  private static final double SLANEY_STEP_HZ = 200.0 / 3;
  private static final double SLANEY_LOG_FROM_HZ = 1000;
  private static final double SLANEY_LOG_STEP = StrictMath.log(6.4) / 27;

  /** The bins that a band reaches, and how much it takes of each. */
  record Band(int firstBin, float[] weights) {}

  private final int bins;
  private final Band[] bands;

  /** The bands of {@code spec}, {@code melBins} of them over {@code nFft / 2 + 1} bins. */
  public MelFilterbank(MelSpec spec) {
    bins = spec.nFft() / 2 + 1;
    bands = new Band[spec.melBins()];
    double low = toMel(spec.melScale(), spec.fMin());
    double high = toMel(spec.melScale(), spec.fMax());
    double[] edges = new double[bands.length + 2];
    for (int i = 0; i < edges.length; i++) {
      edges[i] = toHertz(spec.melScale(), low + (high - low) * i / (edges.length - 1));
    }
    double binWidth = (double) spec.sampleRate() / spec.nFft();
    for (int b = 0; b < bands.length; b++) {
      bands[b] = band(edges[b], edges[b + 1], edges[b + 2], binWidth, spec.melNorm());
    }
  }

  private Band band(double left, double top, double right, double binWidth, MelNorm norm) {
    double area = norm == MelNorm.SLANEY ? 2 / (right - left) : 1;
    int first = bins;
    int end = 0;
    float[] all = new float[bins];
    for (int k = 0; k < bins; k++) {
      double rise = (k * binWidth - left) / (top - left);
      double fall = (right - k * binWidth) / (right - top);
      all[k] = (float) Math.max(0, Math.min(rise, fall) * area);
      if (all[k] > 0) {
        first = Math.min(first, k);
        end = k + 1;
      }
    }
    // A band narrower than a bin may reach none; it then is silent, as in the reference.
    return end == 0
        ? new Band(0, new float[0])
        : new Band(first, Arrays.copyOfRange(all, first, end));
  }

  static double toMel(MelScale scale, double hertz) {
    if (scale == MelScale.HTK) {
      return 2595 * StrictMath.log10(1 + hertz / 700);
    }
    return hertz < SLANEY_LOG_FROM_HZ
        ? hertz / SLANEY_STEP_HZ
        : SLANEY_LOG_FROM_HZ / SLANEY_STEP_HZ
            + StrictMath.log(hertz / SLANEY_LOG_FROM_HZ) / SLANEY_LOG_STEP;
  }

  static double toHertz(MelScale scale, double mel) {
    if (scale == MelScale.HTK) {
      return 700 * (StrictMath.pow(10, mel / 2595) - 1);
    }
    double logFrom = SLANEY_LOG_FROM_HZ / SLANEY_STEP_HZ;
    return mel < logFrom
        ? mel * SLANEY_STEP_HZ
        : SLANEY_LOG_FROM_HZ * StrictMath.exp(SLANEY_LOG_STEP * (mel - logFrom));
  }

  Band[] bands() {
    return bands;
  }

  /** {@return the weights as a matrix, (mel bins, frequency bins) row by row} */
  public float[] matrix() {
    float[] matrix = new float[bands.length * bins];
    for (int b = 0; b < bands.length; b++) {
      float[] weights = bands[b].weights();
      System.arraycopy(weights, 0, matrix, b * bins + bands[b].firstBin(), weights.length);
    }
    return matrix;
  }
}
