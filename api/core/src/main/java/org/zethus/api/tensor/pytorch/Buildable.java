package org.zethus.api.tensor.pytorch;

/** What a pickle may give a state after it was made. */
interface Buildable {
  /**
   * Takes the state.
   *
   * @throws IllegalArgumentException if it is no state for this
   */
  void build(Object state);
}
