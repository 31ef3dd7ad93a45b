package org.zethus.repcodec;

/** Mean and deviation of each dimension of frames, summed in the order in which they are given. */
final class FrameStatistics {
  /** A dimension that never changes is not scaled up to noise. */
  private static final double LEAST_DEVIATION = 1e-4;

  private final double[] sums;
  private final double[] squares;
  private long frames;

  FrameStatistics(int width) {
    sums = new double[width];
    squares = new double[width];
  }

  /** Adds frames (H, T), row by row. */
  void add(float[] values) {
    int length = values.length / sums.length;
    for (int h = 0; h < sums.length; h++) {
      for (int t = 0; t < length; t++) {
        double value = values[h * length + t];
        sums[h] += value;
        squares[h] += value * value;
      }
    }
    frames += length;
  }

  float[] means() {
    float[] means = new float[sums.length];
    for (int h = 0; h < means.length; h++) {
      means[h] = (float) (sums[h] / frames);
    }
    return means;
  }

  float[] deviations() {
    float[] deviations = new float[sums.length];
    for (int h = 0; h < deviations.length; h++) {
      double mean = sums[h] / frames;
      double variance = Math.max(0, squares[h] / frames - mean * mean);
      deviations[h] = (float) Math.max(LEAST_DEVIATION, Math.sqrt(variance));
    }
    return deviations;
  }
}
