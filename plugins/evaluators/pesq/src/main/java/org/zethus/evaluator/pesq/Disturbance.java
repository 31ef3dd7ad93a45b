package org.zethus.evaluator.pesq;

/**
 * How much a frame of the degraded sound differs from the reference for a listener.
 *
 * @param difference of loudness, whatever its sign
 * @param addition of loudness where the degraded sound is much louder: what was put in is heard as
 *     something else, and disturbs more than what was left out
 */
record Disturbance(double difference, double addition) {
  static final Disturbance NONE = new Disturbance(0, 0);

  private static final double LARGEST = 45;

  Disturbance min(Disturbance other) {
    return new Disturbance(
        Math.min(difference, other.difference), Math.min(addition, other.addition));
  }

  /** {@return this divided by the weight of what it is heard along with, and limited} */
  Disturbance beside(double weight) {
    return new Disturbance(
        Math.min(LARGEST, difference / weight), Math.min(LARGEST, addition / weight));
  }
}
