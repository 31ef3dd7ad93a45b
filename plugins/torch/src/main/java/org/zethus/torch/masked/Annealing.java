package org.zethus.torch.masked;

/**
 * How a sequence is decoded.
 *
 * @param steps passes of the model; at least 1
 * @param temperature of the first step's draws; it falls in proportion to the time that is left
 * @param filterThreshold share of the symbols, the least likely ones, that are never drawn
 */
public record Annealing(int steps, double temperature, double filterThreshold) {
  /** That of a single step, which does not anneal. */
  private static final double ONLY_STEP = 0.2;

  private static final double LEAST = 1e-3;

  public Annealing {
    if (steps < 1
        || !(temperature >= 0)
        || !(filterThreshold >= 0)
        || !(filterThreshold < 1)
        || Double.isInfinite(temperature)) {
      throw new IllegalArgumentException(
          "need at least 1 step, a temperature of at least 0 and 0 <= filter_thres < 1, found %d, %s and %s"
              .formatted(steps, temperature, filterThreshold));
    }
  }

  /** {@return how many of {@code symbols} may be drawn} */
  public int drawn(int symbols) {
    return (int) Math.ceil((1 - filterThreshold) * symbols);
  }

  /** {@return the time at which a step begins, from 1; that of the step after the last is 0} */
  double time(int step) {
    return step == steps ? 0 : 1 - step * (1.0 / steps);
  }

  /** {@return whether a step takes the likeliest symbols} */
  boolean isGreedy(int step) {
    return steps > 1 && step == steps - 1;
  }

  /** {@return the temperature of a step's draws} */
  double temperatureOf(int step) {
    return steps == 1 ? ONLY_STEP : Math.max(temperature * time(step), LEAST);
  }
}
