package org.zethus.torch.flowmatching;

/** How often training visits which part of the way. */
public enum TimeSchedule {
  /** All parts alike. */
  LINEAR,
  /** Its beginning, which is the harder part, more often: {@code 1 - cos(πt / 2)}. */
  COS;

  /** {@return the time for a number uniform in [0, 1]} */
  float time(float uniform) {
    return this == LINEAR ? uniform : (float) (1 - Math.cos(uniform * Math.PI / 2));
  }
}
