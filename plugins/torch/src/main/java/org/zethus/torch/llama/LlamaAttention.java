package org.zethus.torch.llama;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Linear;

/**
 * Multi-head self-attention with rotary positions, (B, T, D) to those of its positions that are
 * kept. In the checkpoint {@code q_proj}, {@code k_proj}, {@code v_proj} and {@code o_proj}, all
 * (D, D) without bias.
 */
final class LlamaAttention {
  private final int index;
  private final long heads;
  private final Linear queries;
  private final Linear keys;
  private final Linear values;
  private final Linear out;

  /**
   * Takes the weights.
   *
   * @param index of the layer, for the cache
   */
  LlamaAttention(StateDict weights, LlamaConfig config, int index) {
    this.index = index;
    heads = config.heads();
    int width = config.hiddenSize();
    queries = Linear.withoutBias(weights.at("q_proj"), width, width);
    keys = Linear.withoutBias(weights.at("k_proj"), width, width);
    values = Linear.withoutBias(weights.at("v_proj"), width, width);
    out = Linear.withoutBias(weights.at("o_proj"), width, width);
  }

  NDArray forward(NDArray x, Attending attending) {
    Rotation rotation = attending.rotation();
    NDArray[] split =
        Kernels.LLAMA.callForList(
            "split_and_rotate",
            queries.forward(x),
            keys.forward(x),
            values.forward(x),
            rotation.cosines(),
            rotation.sines(),
            heads);
    return out.forward(attending.sight().attend(index, split[0], split[1], split[2]));
  }
}
