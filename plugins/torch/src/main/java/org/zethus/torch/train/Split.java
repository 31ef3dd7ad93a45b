package org.zethus.torch.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.CancelledException;
import org.zethus.torch.Scope;
import org.zethus.torch.loss.Losses;

/**
 * A corpus in two parts, see {@link HoldOut}.
 *
 * @param learned what batches are made of
 * @param heldOut what validation measures
 * @param sampled what of {@code heldOut} is generated for listening
 */
public record Split<I>(List<I> learned, List<I> heldOut, List<I> sampled) {
  public Split {
    learned = List.copyOf(learned);
    heldOut = List.copyOf(heldOut);
    sampled = List.copyOf(sampled);
  }

  /**
   * {@return means over what is held out, each utterance counted alike; none if nothing is}
   *
   * @param batchSize how many utterances {@code losses} gets at once
   * @param cancel asked before each batch
   * @param losses of a batch; its arrays are freed
   * @throws CancelledException if cancelled
   */
  public Map<String, Double> validate(
      int batchSize, CancelSignal cancel, Function<List<I>, Losses> losses) {
    Map<String, Double> means = new LinkedHashMap<>();
    for (int from = 0; from < heldOut.size(); from += batchSize) {
      cancel.throwIfCancelled();
      List<I> batch = heldOut.subList(from, Math.min(from + batchSize, heldOut.size()));
      double share = (double) batch.size() / heldOut.size();
      Scope.run(() -> losses.apply(batch).values())
          .forEach((name, value) -> means.merge(name, share * value, Double::sum));
    }
    return means;
  }
}
