package org.zethus.torch.sampling;

import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.zethus.api.plugin.CancelSignal;

/** A sequence of symbols that grows until it has come to its end. */
public interface Continuation {
  /**
   * Grows, unless it has ended.
   *
   * @param logits of what the next symbol may be
   * @return that symbol; after the end any that the model can read
   */
  int goOn(float[] logits);

  /** {@return whether it grows no more} */
  boolean ended();

  /**
   * Grows several side by side until all have ended.
   *
   * @param first logits of the first symbol, the same for all
   * @param next for a symbol of each the logits of what follows it, for each
   */
  static void grow(
      List<? extends Continuation> all,
      float[] first,
      Function<long[], List<float[]>> next,
      CancelSignal cancel) {
    List<float[]> logits = Collections.nCopies(all.size(), first);
    while (true) {
      cancel.throwIfCancelled();
      long[] symbols = new long[all.size()];
      for (int i = 0; i < symbols.length; i++) {
        symbols[i] = all.get(i).goOn(logits.get(i));
      }
      if (all.stream().allMatch(Continuation::ended)) {
        return;
      }
      logits = next.apply(symbols);
    }
  }

  /** {@return the one of the highest score, which nobody computes of one alone} */
  static <T> T best(List<T> several, ToDoubleFunction<T> score) {
    T best = several.get(0);
    double highest = several.size() == 1 ? Double.NaN : score.applyAsDouble(best);
    for (T other : several.subList(1, several.size())) {
      double found = score.applyAsDouble(other);
      if (found > highest) {
        highest = found;
        best = other;
      }
    }
    return best;
  }
}
