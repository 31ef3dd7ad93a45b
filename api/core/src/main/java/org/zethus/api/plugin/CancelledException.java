package org.zethus.api.plugin;

/** Work stopped because somebody asked for it; what was saved is kept. */
public final class CancelledException extends ZethusException {
  private static final long serialVersionUID = 1L;

  public CancelledException() {
    super("cancelled");
  }
}
