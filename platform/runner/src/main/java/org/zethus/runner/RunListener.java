package org.zethus.runner;

/** Hears how a run goes. Called from the run's threads, one call at a time; must be cheap. */
public interface RunListener {
  /** Hears nothing. */
  RunListener NONE = new RunListener() {};

  /** The recipe was read and will be followed; warnings are in the plan. */
  default void planned(Plan plan) {}

  /**
   * A stage begins.
   *
   * @param index of the stage in the plan, from 0
   */
  default void started(PlannedStage stage, int index) {}

  /** A stage went on; at most some ten times a second, and always for its last step. */
  default void progressed(PlannedStage stage, StageProgress progress) {}

  /** A stage is finished, or was current. */
  default void finished(StageResult result) {}
}
