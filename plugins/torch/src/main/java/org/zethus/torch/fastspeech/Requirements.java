package org.zethus.torch.fastspeech;

/** What numbers in a config must be; messages name their keys. */
public final class Requirements {
  private Requirements() {}

  /**
   * Checks a count.
   *
   * @throws IllegalArgumentException if it is below 1
   */
  public static void positive(String key, int value) {
    if (value < 1) {
      throw new IllegalArgumentException("need %s of at least 1, found %d".formatted(key, value));
    }
  }

  /**
   * Checks a kernel size.
   *
   * @throws IllegalArgumentException if it is even or below 1
   */
  public static void odd(String key, int kernel) {
    if (kernel < 1 || kernel % 2 == 0) {
      throw new IllegalArgumentException("need an odd %s, found %d".formatted(key, kernel));
    }
  }

  /**
   * Checks the probability of dropout.
   *
   * @throws IllegalArgumentException if it is not in [0, 1)
   */
  public static void probability(String key, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException("need 0 <= %s < 1, found %s".formatted(key, value));
    }
  }
}
