package org.zethus.workspace;

/**
 * Whether an artifact is there.
 *
 * @param state in one word
 * @param reason for people; empty where the state says it all
 */
public record Status(State state, String reason) {
  /** Whether an artifact is there. */
  public enum State {
    /** Finished, whole, and made from the same. */
    CURRENT,
    /** Begun, from the same. */
    BEGUN,
    /** Neither. */
    ABSENT
  }
}
