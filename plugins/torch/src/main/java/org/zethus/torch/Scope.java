package org.zethus.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDScope;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.zethus.api.plugin.CancelSignal;

/**
 * Frees what a piece of work allocated on this thread: one per inference call, one per training
 * step, and one per block whose intermediates are large.
 *
 * <p>Managers alone do not do: a result joins the manager of its <em>first</em> operand, so what
 * starts from a weight would pile up with the weights. Freeing an array while gradients are
 * recorded is safe; the graph keeps what it needs.
 *
 * <p>Blocks have scopes wherever they take long, so a scope is also where a call that was cancelled
 * ends: {@link #open(CancelSignal)}.
 */
public final class Scope implements AutoCloseable {
  /** What the call that this thread answers may be cancelled by. */
  private static final ThreadLocal<CancelSignal> CANCEL = new ThreadLocal<>();

  private final @Nullable CancelSignal outer = CANCEL.get();
  private final NDScope arrays;

  private Scope(@Nullable CancelSignal cancel) {
    if (cancel != null) {
      cancel.throwIfCancelled();
      CANCEL.set(cancel);
    }
    arrays = new NDScope();
  }

  /**
   * Opens a scope on this thread; close it on the same thread.
   *
   * @throws org.zethus.api.plugin.CancelledException if it lies within one that has been cancelled
   */
  public static Scope open() {
    return new Scope(CANCEL.get());
  }

  /**
   * Opens a scope that can be cancelled: once the signal has fired, none opens within it, unless
   * under a signal of its own.
   *
   * @throws org.zethus.api.plugin.CancelledException if the signal has fired
   */
  public static Scope open(CancelSignal cancel) {
    return new Scope(cancel);
  }

  /** Runs {@code body} and frees all arrays it made; its result is a plain Java value. */
  public static <T> T run(Supplier<T> body) {
    try (Scope scope = open()) {
      return body.get();
    }
  }

  /**
   * Runs {@code body} on {@code x} and frees all it allocated but the result, which the enclosing
   * scope then owns.
   */
  public static NDArray keepResult(NDArray x, UnaryOperator<NDArray> body) {
    NDArray result;
    try (Scope scope = open()) {
      result = scope.keep(body.apply(x));
    }
    if (result != x) {
      NDScope.register(result);
    }
    return result;
  }

  /**
   * Passes {@code x} through layers one after the other, and frees what lies between them; the
   * enclosing scope then owns the result.
   *
   * @param forward what a layer makes of its input
   */
  public static <L> NDArray through(
      List<L> layers, NDArray x, BiFunction<L, NDArray, NDArray> forward) {
    NDArray h = x;
    for (L layer : layers) {
      NDArray next = keepResult(h, input -> forward.apply(layer, input));
      if (h != x && h != next) {
        h.close();
      }
      h = next;
    }
    return h;
  }

  /** Runs {@code body} and frees all it allocated but the results, for the enclosing scope. */
  public static NDList keepResults(Supplier<NDList> body) {
    NDList results;
    try (Scope scope = open()) {
      results = body.get();
      results.forEach(scope::keep);
    }
    results.forEach(NDScope::register);
    return results;
  }

  /** {@return the array, which now outlives this scope and is its manager's to free} */
  public NDArray keep(NDArray array) {
    NDScope.unregister(array);
    return array;
  }

  @Override
  public void close() {
    arrays.close();
    if (outer == null) {
      CANCEL.remove();
    } else {
      CANCEL.set(outer);
    }
  }
}
