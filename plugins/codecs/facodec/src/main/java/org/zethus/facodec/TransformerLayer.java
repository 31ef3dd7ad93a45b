package org.zethus.facodec;

import ai.djl.ndarray.NDArray;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.nn.Functional;
import org.zethus.torch.nn.Linear;
import org.zethus.torch.nn.attention.MultiheadAttention;

/**
 * Self-attention, then a convolution over time and a linear layer, each behind a norm and beside a
 * residual: (B, T, D) to (B, T, D). In the checkpoint {@code ln_1}, {@code self_attn}, {@code
 * ln_2}, {@code ffn.ffn_1} and {@code ffn.ffn_2}.
 */
final class TransformerLayer {
  private static final Init SMALL = Init.normal(0.02);

  private final double dropout;
  private final Norm norm1;
  private final MultiheadAttention attention;
  private final Norm norm2;
  private final Conv1d conv;
  private final Linear linear;

  TransformerLayer(
      StateDict weights,
      FaCodecConfig.Transformer config,
      int width,
      BiFunction<StateDict, Integer, Norm> norm) {
    dropout = config.dropout();
    norm1 = norm.apply(weights.at("ln_1"), width);
    attention = new MultiheadAttention(weights.at("self_attn"), width, config.heads(), 0);
    norm2 = norm.apply(weights.at("ln_2"), width);
    ConvShape shape = ConvShape.of(width, config.convFilterSize(), config.convKernelSize()).same();
    conv = new Conv1d(weights.at("ffn.ffn_1").starting("weight", SMALL), shape);
    linear =
        new Linear(
            weights.at("ffn.ffn_2").starting("weight", SMALL), config.convFilterSize(), width);
  }

  NDArray forward(NDArray x, @Nullable NDArray style) {
    NDArray attended = attention.forward(norm1.forward(x, style), null);
    NDArray h = x.add(Functional.dropout(attended, dropout));
    return h.add(feedForward(norm2.forward(h, style)));
  }

  private NDArray feedForward(NDArray x) {
    NDArray h = Functional.relu(conv.forward(x.transpose(0, 2, 1)).transpose(0, 2, 1));
    return linear.forward(Functional.dropout(h, dropout));
  }
}
