package org.zethus.torch;

/** How far rounded arithmetic is from the exact. */
public final class RelativeError {
  private RelativeError() {}

  /** {@return the root mean square of the difference, next to that of the expected} */
  public static double of(float[] found, float[] expected) {
    double difference = 0;
    double size = 0;
    for (int i = 0; i < expected.length; i++) {
      difference += Math.pow((double) found[i] - expected[i], 2);
      size += Math.pow(expected[i], 2);
    }
    return Math.sqrt(difference / size);
  }
}
