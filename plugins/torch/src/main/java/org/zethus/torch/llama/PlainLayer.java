package org.zethus.torch.llama;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Functional;
import org.zethus.torch.nn.SwiGlu;

/**
 * A layer of parts that each hold their weights in whatever form is asked for.
 *
 * @see <a href="https://arxiv.org/abs/1706.03762">Vaswani et al. 2017, section 5.4 (dropout)</a>
 */
final class PlainLayer implements LlamaLayer {
  private final RmsNorm inputNorm;
  private final LlamaAttention attention;
  private final RmsNorm postAttentionNorm;
  private final SwiGlu feedForward;
  private final double dropout;

  PlainLayer(StateDict weights, LlamaConfig config, int index, LlamaStack.Norms norms) {
    attention = new LlamaAttention(weights.at("self_attn"), config, index);
    feedForward = new SwiGlu(weights.at("mlp"), config.hiddenSize(), config.intermediateSize());
    dropout = config.dropout();
    inputNorm = norms.load(weights.at("input_layernorm"), config);
    postAttentionNorm = norms.load(weights.at("post_attention_layernorm"), config);
  }

  @Override
  public NDArray forward(NDArray x, Attending attending, @Nullable NDArray condition) {
    NDArray kept = attending.kept().apply(x);
    NDArray attended = attention.forward(inputNorm.forward(x, condition), attending);
    NDArray h = kept.add(Functional.dropout(attended, dropout));
    NDArray fed = feedForward.forward(postAttentionNorm.forward(h, condition));
    return h.add(Functional.dropout(fed, dropout));
  }
}
