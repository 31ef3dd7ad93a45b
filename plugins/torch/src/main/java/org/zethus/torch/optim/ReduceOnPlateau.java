package org.zethus.torch.optim;

import java.util.Map;

/**
 * Times {@code factor} whenever the validation loss has not become better, by one part in 10,000,
 * for more than {@code patience} validations; never below {@code floor}.
 */
public final class ReduceOnPlateau implements Schedule {
  private static final double THRESHOLD = 1e-4;
  private static final double LEAST_CHANGE = 1e-8; // below it a smaller rate is not worth a change

  private final double factor;
  private final int patience;
  private final double floor;
  private double rate;
  private double best = Double.MAX_VALUE; // finite, so that JSON can hold it
  private int bad;

  /**
   * @param base the rate to begin with
   * @param patience validations without gain that are borne
   */
  public ReduceOnPlateau(double base, double factor, int patience, double floor) {
    this.rate = base;
    this.factor = factor;
    this.patience = patience;
    this.floor = floor;
  }

  @Override
  public double rate(long update) {
    return rate;
  }

  @Override
  public void observe(double validationLoss) {
    if (validationLoss < best * (1 - THRESHOLD)) {
      best = validationLoss;
      bad = 0;
      return;
    }
    bad++;
    if (bad > patience) {
      bad = 0;
      double lower = Math.max(rate * factor, floor);
      if (rate - lower > LEAST_CHANGE) {
        rate = lower;
      }
    }
  }

  @Override
  public Map<String, Double> state() {
    return Map.of("rate", rate, "best", best, "bad", (double) bad);
  }

  @Override
  public void restore(Map<String, Double> state) {
    rate = value(state, "rate");
    best = value(state, "best");
    bad = (int) value(state, "bad");
  }

  private static double value(Map<String, Double> state, String key) {
    Double value = state.get(key);
    if (value == null) {
      throw new IllegalArgumentException(
          "the plateau schedule's state needs '%s', found %s".formatted(key, state));
    }
    return value;
  }
}
