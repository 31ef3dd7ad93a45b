package org.zethus.torch.llama;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.JointLinear;
import org.zethus.torch.nn.Linear;
import org.zethus.torch.nn.attention.KeyValueCache;

/**
 * Multi-head self-attention with rotary positions, (B, T, D) to (B, T, D). In the checkpoint {@code
 * q_proj}, {@code k_proj}, {@code v_proj} and {@code o_proj}, all (D, D) without bias.
 */
final class LlamaAttention {
  private final int index;
  private final long heads;
  private final JointLinear projections;
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
    List<StateDict> parts =
        List.of(weights.at("q_proj"), weights.at("k_proj"), weights.at("v_proj"));
    projections = JointLinear.withoutBias(parts, width, width);
    out = Linear.withoutBias(weights.at("o_proj"), width, width);
  }

  NDArray forward(NDArray x, Attending attending) {
    List<NDArray> projected = projections.forward(x);
    NDArray q = rotated(projected.get(0), attending.rotation());
    NDArray k = rotated(projected.get(1), attending.rotation());
    NDArray v = Kernels.LLAMA.call("split_heads", projected.get(2), heads);
    if (attending.cache() != null) {
      KeyValueCache.Layer read = attending.cache().layer(index);
      read.append(k, v);
      k = read.keys();
      v = read.values();
    }
    List<Object> arguments = new ArrayList<>(List.of(k, v, attending.causal()));
    if (attending.visible() != null) {
      arguments.add(attending.visible());
    }
    return out.forward(Kernels.LLAMA.call("attend", q, arguments.toArray()));
  }

  private NDArray rotated(NDArray x, Rotation rotation) {
    return Kernels.LLAMA.call("split_and_rotate", x, rotation.cosines(), rotation.sines(), heads);
  }
}
