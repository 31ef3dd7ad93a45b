package org.zethus.dsp.feature;

import java.util.Arrays;

/**
 * Averages a value per frame over phones.
 *
 * @see <a href="https://arxiv.org/abs/2006.06873">FastPitch, section 2.2: pitch per phone</a>
 */
public final class PhoneAverages {
  private PhoneAverages() {}

  /**
   * {@return the mean of each phone's frames; 0 for a phone without frames}
   *
   * @param feature one value per frame
   * @param durations frames per phone, together no more than there are values
   */
  public static double[] of(double[] feature, int[] durations) {
    requireFit(feature, durations);
    double[] averages = new double[durations.length];
    int position = 0;
    for (int i = 0; i < durations.length; i++) {
      averages[i] = mean(feature, position, durations[i]);
      position += durations[i];
    }
    return averages;
  }

  /**
   * {@return averages as a published pipeline computes them, which checkpoints were trained with}
   *
   * <p>It writes each average into the array it reads from. Where phones without frames come first,
   * later phones then average values that are averages already.
   */
  public static double[] overwriting(double[] feature, int[] durations) {
    requireFit(feature, durations);
    double[] values = feature.clone();
    int position = 0;
    for (int i = 0; i < durations.length; i++) {
      values[i] = mean(values, position, durations[i]);
      position += durations[i];
    }
    return Arrays.copyOf(values, durations.length);
  }

  private static double mean(double[] values, int from, int count) {
    double sum = 0;
    for (int t = from; t < from + count; t++) {
      sum += values[t];
    }
    return count == 0 ? 0 : sum / count;
  }

  private static void requireFit(double[] feature, int[] durations) {
    long frames = 0;
    for (int duration : durations) {
      frames += duration;
    }
    if (frames > feature.length) {
      throw new IllegalArgumentException(
          "durations sum to %d frames, found %d values".formatted(frames, feature.length));
    }
  }
}
