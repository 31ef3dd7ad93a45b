package org.zethus.api.plugin;

import java.util.ArrayList;
import java.util.List;

/**
 * Asks work to stop at the next good moment. Threads may share it; it fires once and stays fired.
 */
public final class CancelSignal {
  private final List<Runnable> listeners = new ArrayList<>();
  private volatile boolean cancelled;

  /** Fires. Listeners run on this thread; a second call does nothing. */
  public void cancel() {
    List<Runnable> toRun;
    synchronized (listeners) {
      if (cancelled) {
        return;
      }
      cancelled = true;
      toRun = List.copyOf(listeners);
      listeners.clear();
    }
    toRun.forEach(Runnable::run);
  }

  /** {@return whether the work should stop} */
  public boolean isCancelled() {
    return cancelled;
  }

  /**
   * Stops the caller if the signal has fired.
   *
   * @throws CancelledException if so
   */
  public void throwIfCancelled() {
    if (cancelled) {
      throw new CancelledException();
    }
  }

  /**
   * Runs {@code listener} when the signal fires, at once if it has. Close the handle to forget it.
   */
  public Registration onCancel(Runnable listener) {
    synchronized (listeners) {
      if (!cancelled) {
        listeners.add(listener);
        return () -> {
          synchronized (listeners) {
            listeners.remove(listener);
          }
        };
      }
    }
    listener.run();
    return () -> {};
  }

  /** A listener's hold on a signal. */
  public interface Registration extends AutoCloseable {
    @Override
    void close();
  }
}
