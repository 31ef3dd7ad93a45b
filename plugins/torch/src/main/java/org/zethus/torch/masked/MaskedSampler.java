package org.zethus.torch.masked;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.torch.Scope;

/**
 * Iterative parallel decoding: all frames begin hidden; each step fills the hidden ones by draws
 * and hides those again that the model is least sure of, fewer each time.
 *
 * @param manager of what is made
 * @param noise one draw (B, T, V) for the symbols of each step but the greedy last, then one (B, T)
 *     for what is hidden again
 * @param cancel asked between steps
 * @see <a href="https://arxiv.org/abs/2202.04200">Chang et al. 2022, section 3.2</a>
 */
public record MaskedSampler(NDManager manager, UniformNoise noise, CancelSignal cancel) {
  /** A model, ready to be asked at any time. */
  @FunctionalInterface
  public interface Estimator {
    /**
     * {@return logits (B, T, V)}
     *
     * @param ids symbols so far, int64 (B, T); 0 where hidden
     * @param masked which are hidden, boolean (B, T)
     * @param t the time, float32 (B)
     */
    NDArray logits(NDArray ids, NDArray masked, NDArray t);
  }

  /** {@return symbols, int64 (B, T)} */
  public NDArray decode(Annealing annealing, int batch, int frames, Estimator estimator) {
    NDArray ids = manager.zeros(new Shape(batch, frames), DataType.INT64);
    if (frames == 0) {
      return ids;
    }
    NDArray masked = manager.ones(new Shape(batch, frames), DataType.BOOLEAN);
    for (int i = 0; i < annealing.steps(); i++) {
      cancel.throwIfCancelled();
      int step = i;
      NDArray before = ids;
      NDArray hidden = masked;
      int again = MaskSchedule.hidden(manager, annealing.time(i + 1), frames);
      NDList after =
          Scope.keepResults(
              () -> {
                NDArray t =
                    manager.full(new Shape(before.getShape().get(0)), (float) annealing.time(step));
                NDArray logits = estimator.logits(before, hidden, t);
                return filled(annealing, step, again, before, hidden, logits);
              });
      ids = after.get(0);
      masked = after.get(1);
      if (again == 0) {
        break;
      }
    }
    return ids;
  }

  private NDList filled(
      Annealing annealing, int step, int again, NDArray before, NDArray masked, NDArray all) {
    long[] shape = all.getShape().getShape();
    long symbols = annealing.drawn((int) shape[2]);
    NDArray[] kept = Kernels.MASKED.callForList("largest", all, symbols);
    NDArray largest = kept[0];
    NDArray taken =
        annealing.isGreedy(step)
            ? Kernels.MASKED.call("likeliest", largest)
            : Kernels.MASKED.call(
                "drawn",
                largest,
                kept[1],
                noise.uniform(manager, shape),
                annealing.temperatureOf(step));
    NDArray ids = Kernels.MASKED.call("fill", before, masked, kept[1], taken);
    NDArray uniform = noise.uniform(manager, shape[0], shape[1]);
    if (again == 0) {
      return new NDList(ids, masked.logicalNot());
    }
    NDArray hidden =
        Kernels.MASKED.call(
            "hide_again", largest, taken, masked, uniform, annealing.time(step), (long) again);
    return new NDList(Kernels.MASKED.call("clear", ids, hidden), hidden);
  }
}
