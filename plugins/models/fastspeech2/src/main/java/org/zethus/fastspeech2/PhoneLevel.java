package org.zethus.fastspeech2;

/** From values per frame to values per phone. */
final class PhoneLevel {
  private PhoneLevel() {}

  /**
   * {@return the mean of each phone's frames; a phone without frames gets the value of the frame it
   * would begin at}
   *
   * @param frames one value per frame; not empty
   * @param durations frames per phone, summing to {@code frames.length}
   */
  static float[] means(float[] frames, int[] durations) {
    float[] means = new float[durations.length];
    int start = 0;
    for (int i = 0; i < durations.length; i++) {
      int end = start + durations[i];
      double sum = 0;
      for (int t = start; t < end; t++) {
        sum += frames[t];
      }
      means[i] =
          end > start
              ? (float) (sum / (end - start))
              : frames[Math.min(start, frames.length - 1)];
      start = end;
    }
    return means;
  }

  /**
   * {@return F0 with straight lines through its unvoiced stretches, and level lines before the
   * first voiced frame and after the last} The paper does this (section 2.3), so that pitch is
   * smooth where it cannot be heard. A contour without a voiced frame is NaN throughout.
   *
   * @param f0 Hz per frame, 0 where unvoiced
   */
  static float[] interpolate(float[] f0) {
    float[] contour = f0.clone();
    int previous = -1;
    for (int t = 0; t < f0.length; t++) {
      if (f0[t] > 0) {
        for (int gap = previous + 1; gap < t; gap++) {
          contour[gap] =
              previous < 0
                  ? f0[t]
                  : f0[previous]
                      + (f0[t] - f0[previous]) * (gap - previous) / (float) (t - previous);
        }
        previous = t;
      }
    }
    for (int t = previous + 1; t < f0.length; t++) {
      contour[t] = previous < 0 ? Float.NaN : f0[previous];
    }
    return contour;
  }
}
