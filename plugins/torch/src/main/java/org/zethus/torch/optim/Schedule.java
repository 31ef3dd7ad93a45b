package org.zethus.torch.optim;

import java.util.Map;

/**
 * The learning rate of each update. Most are functions of the number of updates alone; what also
 * follows epochs or validation hears of them. {@link Schedules} makes them.
 */
@FunctionalInterface
public interface Schedule {
  /**
   * {@return the learning rate of one update}
   *
   * @param update how many updates were made before it, from 0
   */
  double rate(long update);

  /** Hears that an epoch begins, from 0. Called again with the same epoch after a resume. */
  default void startEpoch(long epoch) {}

  /** Hears a validation loss. */
  default void observe(double validationLoss) {}

  /** {@return what {@link #observe} changed; empty for most} */
  default Map<String, Double> state() {
    return Map.of();
  }

  /** Goes back to what {@link #state} gave. */
  default void restore(Map<String, Double> state) {}
}
