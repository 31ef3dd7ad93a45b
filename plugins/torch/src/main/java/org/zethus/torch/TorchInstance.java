package org.zethus.torch;

import ai.djl.ndarray.NDManager;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.zethus.api.plugin.CancelSignal;

/**
 * A model or vocoder that others call: threads may share it, calls are answered one after another,
 * and its weights are freed when it is closed and the last call has ended. So closing never waits,
 * and never pulls memory from under a call.
 */
public abstract class TorchInstance implements AutoCloseable {
  private final StateDict weights;
  private final Runnable freed;
  private final ReentrantLock turn = new ReentrantLock(true);
  private int users;
  private boolean closed;

  /**
   * An instance that owns its weights.
   *
   * @param weights freed with it
   */
  protected TorchInstance(StateDict weights) {
    this(weights, () -> {});
  }

  /**
   * An instance that owns more than one set of weights.
   *
   * @param weights freed with it
   * @param freed called when they are: frees the others
   */
  protected TorchInstance(StateDict weights, Runnable freed) {
    this.weights = weights;
    this.freed = freed;
  }

  /**
   * Runs one call without gradients, and frees all arrays it made.
   *
   * @param body gets the manager for the arrays it starts from; returns a plain Java value
   * @throws IllegalStateException if this is closed
   */
  protected final <T> T call(Function<NDManager, T> body) {
    return call(Scope::open, body);
  }

  /**
   * Runs one call, as {@link #call(Function)}, that ends at the next {@link Scope} once it is
   * cancelled.
   *
   * @throws org.zethus.api.plugin.CancelledException if cancelled
   */
  protected final <T> T call(CancelSignal cancel, Function<NDManager, T> body) {
    return call(() -> Scope.open(cancel), body);
  }

  private <T> T call(Supplier<Scope> opened, Function<NDManager, T> body) {
    enter();
    try {
      turn.lock();
      try (Scope scope = opened.get();
          NDManager manager = weights.manager().newSubManager()) {
        return Autograd.inference(() -> body.apply(manager));
      } finally {
        turn.unlock();
      }
    } finally {
      leave();
    }
  }

  private synchronized void enter() {
    if (closed) {
      throw new IllegalStateException(getClass().getSimpleName() + " is closed");
    }
    users++;
  }

  private synchronized void leave() {
    users--;
    if (closed && users == 0) {
      free();
    }
  }

  /** Refuses further calls; the weights are freed when the last running one has ended. */
  @Override
  public final synchronized void close() {
    if (!closed) {
      closed = true;
      if (users == 0) {
        free();
      }
    }
  }

  private void free() {
    weights.close();
    freed.run();
  }
}
