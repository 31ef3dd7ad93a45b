package org.zethus.torch.fastspeech;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;

/**
 * Feed-forward transformer block: self-attention, then convolutions; padding is zero after each.
 * Input and output are (B, L, D).
 *
 * @see <a href="https://arxiv.org/abs/1905.09263">Ren et al. 2019, FastSpeech, section 3.1</a>
 */
final class FftBlock {
  private final MultiHeadAttention attention;
  private final ConvFeedForward feedForward;

  FftBlock(
      StateDict weights,
      int width,
      int heads,
      int filters,
      List<Integer> kernels,
      double dropout,
      boolean maskEverywhere) {
    attention = new MultiHeadAttention(weights.at("slf_attn"), width, heads, dropout);
    feedForward =
        new ConvFeedForward(
            weights.at("pos_ffn"), width, filters, kernels, dropout, maskEverywhere);
  }

  NDArray forward(NDArray x, Mask mask) {
    return Scope.keepResult(
        x, in -> mask.zero(feedForward.forward(mask.zero(attention.forward(in, mask)), mask)));
  }

  /** {@return the same in a graph, for one utterance} */
  Value forward(Value x) {
    return feedForward.forward(attention.forward(x));
  }
}
