package org.zethus.registry;

/**
 * A plugin as listed.
 *
 * @param kind task, e.g. {@code vocoder}
 * @param id name in recipes, e.g. {@code vocos}
 * @param engine what it computes with, e.g. {@code pytorch}; empty if it needs none
 * @param version of its bundle
 * @param bundle symbolic name of its bundle
 * @param bundleId id of its bundle in this process
 * @param state whether it can be used
 * @param problem why it cannot be used; empty if it can
 */
public record PluginInfo(
    String kind,
    String id,
    String engine,
    String version,
    String bundle,
    long bundleId,
    State state,
    String problem) {
  /** Whether a plugin can be used. */
  public enum State {
    /** It can. */
    READY,
    /** It needs something that is not there. */
    WAITING,
    /** It threw when it was started. */
    FAILED
  }

  /** {@return how recipes and messages call it, e.g. {@code vocoder/vocos}} */
  public String name() {
    return kind + "/" + id;
  }
}
