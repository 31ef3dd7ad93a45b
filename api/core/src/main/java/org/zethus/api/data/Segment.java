package org.zethus.api.data;

/**
 * A stretch of sound with a label, usually a phone.
 *
 * @param label e.g. {@code AH0}
 * @param start seconds from the beginning
 * @param end seconds from the beginning; not before {@code start}
 */
public record Segment(String label, double start, double end) {
  public Segment {
    if (!(0 <= start && start <= end)) {
      throw new IllegalArgumentException(
          "need 0 <= start <= end, found %s from %s to %s".formatted(label, start, end));
    }
  }

  /** {@return the duration in seconds} */
  public double seconds() {
    return end - start;
  }
}
