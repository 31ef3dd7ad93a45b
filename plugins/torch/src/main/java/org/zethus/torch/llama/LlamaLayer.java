package org.zethus.torch.llama;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Linear;

/**
 * Self-attention, then gated feed-forward {@code down(silu(gate(x)) * up(x))}, each after a norm
 * and with a residual: (B, T, D) to (B, T, D).
 *
 * @see <a href="https://arxiv.org/abs/2302.13971">Touvron et al. 2023, section 2.2</a>
 */
final class LlamaLayer {
  private final RmsNorm inputNorm;
  private final LlamaAttention attention;
  private final RmsNorm postAttentionNorm;
  private final Linear gate;
  private final Linear up;
  private final Linear down;

  LlamaLayer(StateDict weights, LlamaConfig config, int index, LlamaStack.Norms norms) {
    int width = config.hiddenSize();
    int wide = config.intermediateSize();
    attention = new LlamaAttention(weights.at("self_attn"), config, index);
    StateDict mlp = weights.at("mlp");
    gate = Linear.withoutBias(mlp.at("gate_proj"), width, wide);
    up = Linear.withoutBias(mlp.at("up_proj"), width, wide);
    down = Linear.withoutBias(mlp.at("down_proj"), wide, width);
    inputNorm = norms.load(weights.at("input_layernorm"), config);
    postAttentionNorm = norms.load(weights.at("post_attention_layernorm"), config);
  }

  NDArray forward(NDArray x, Attending attending, @Nullable NDArray condition) {
    NDArray h = x.add(attention.forward(inputNorm.forward(x, condition), attending));
    NDArray normed = postAttentionNorm.forward(h, condition);
    NDArray gated = Kernels.LLAMA.call("swiglu", gate.forward(normed), up.forward(normed));
    return h.add(down.forward(gated));
  }
}
