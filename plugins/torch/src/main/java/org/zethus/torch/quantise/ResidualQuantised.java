package org.zethus.torch.quantise;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.List;
import java.util.function.Function;

/**
 * What a residual quantiser made of latents.
 *
 * @param output sum of what the codebooks give, (B, D, T)
 * @param layers each codebook's part, in order, also of items that it was left out for
 * @param masks per layer, (B): 1 where an item has the codebook, 0 where it was left out
 */
public record ResidualQuantised(NDArray output, List<Quantised> layers, List<NDArray> masks) {
  public ResidualQuantised {
    layers = List.copyOf(layers);
    masks = List.copyOf(masks);
  }

  /** {@return the codes, int64, (B, K, T)} */
  public NDArray codes() {
    return NDArrays.stack(list(Quantised::codes), 1);
  }

  /** {@return the latents as they were looked up, one codebook's after the other's, (B, Σ d, T)} */
  public NDArray latents() {
    return NDArrays.concat(list(Quantised::latents), 1);
  }

  /** {@return each codebook's commitment loss, over the items that have it, (K)} */
  public NDArray commitmentLosses() {
    return losses(Quantised::commitmentLoss);
  }

  /** {@return each codebook's own loss, over the items that have it, (K)} */
  public NDArray codebookLosses() {
    return losses(Quantised::codebookLoss);
  }

  private NDArray losses(Function<Quantised, NDArray> loss) {
    NDList each = new NDList();
    for (int k = 0; k < layers.size(); k++) {
      each.add(loss.apply(layers.get(k)).mul(masks.get(k)).mean());
    }
    return NDArrays.stack(each);
  }

  private NDList list(Function<Quantised, NDArray> part) {
    NDList list = new NDList();
    layers.forEach(layer -> list.add(part.apply(layer)));
    return list;
  }
}
