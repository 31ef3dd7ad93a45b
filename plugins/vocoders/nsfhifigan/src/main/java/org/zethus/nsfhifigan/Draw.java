package org.zethus.nsfhifigan;

import java.util.SplittableRandom;

/** Random numbers for the source that are the same for a frame wherever a piece begins. */
final class Draw {
  private static final long INITIAL = -1;

  private Draw() {}

  /** {@return numbers in [0, 1)} */
  static float[] initial(int sines) {
    SplittableRandom random = new SplittableRandom(INITIAL);
    float[] values = new float[sines];
    for (int i = 0; i < sines; i++) {
      values[i] = (float) random.nextDouble();
    }
    return values;
  }

  /**
   * {@return normal numbers for frames {@code first} to {@code last}}
   *
   * @param perFrame how many each has
   */
  static float[] noise(int first, int last, int perFrame) {
    float[] values = new float[(last - first) * perFrame];
    for (int frame = first; frame < last; frame++) {
      SplittableRandom random = new SplittableRandom(frame);
      int begin = (frame - first) * perFrame;
      for (int i = begin; i < begin + perFrame; i++) {
        values[i] = (float) random.nextGaussian();
      }
    }
    return values;
  }
}
