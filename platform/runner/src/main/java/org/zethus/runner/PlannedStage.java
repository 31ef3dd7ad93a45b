package org.zethus.runner;

/**
 * One thing to make, or made already.
 *
 * @param name of the artifact
 * @param uses kind and id of its plugin
 * @param state whether it is there
 * @param key hash of all that its content follows from
 * @param reason for the state, for people; empty where the state says it all
 */
public record PlannedStage(String name, String uses, State state, String key, String reason) {
  /** Whether an artifact is there. */
  public enum State {
    /** Finished, and nothing it follows from has changed. */
    CURRENT,
    /** Begun; the run goes on where it was stopped. */
    RESUMABLE,
    /** Not begun, or made from something else. */
    TO_MAKE
  }
}
