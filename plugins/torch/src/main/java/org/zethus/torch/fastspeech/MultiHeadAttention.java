package org.zethus.torch.fastspeech;

import ai.djl.ndarray.NDArray;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Functional;
import org.zethus.torch.nn.LayerNorm;
import org.zethus.torch.nn.Linear;

/**
 * Self-attention sub-layer of an FFT block: {@code norm(x + dropout(fc(attention(x))))}, (B, L, D)
 * to the same. Head {@code h} of width {@code D / heads} has the channels from {@code h * D /
 * heads} on.
 */
final class MultiHeadAttention {
  private final Linear query;
  private final Linear key;
  private final Linear value;
  private final Linear output;
  private final LayerNorm norm;
  private final int heads;
  private final int headWidth;
  private final double dropout;

  MultiHeadAttention(StateDict weights, int width, int heads, double dropout) {
    this.heads = heads;
    this.headWidth = width / heads;
    this.dropout = dropout;
    query = new Linear(weights.at("w_qs"), width, width);
    key = new Linear(weights.at("w_ks"), width, width);
    value = new Linear(weights.at("w_vs"), width, width);
    output = new Linear(weights.at("fc"), width, width);
    norm = new LayerNorm(weights.at("layer_norm"), width);
  }

  NDArray forward(NDArray x, Mask mask) {
    NDArray heard =
        Kernels.attention(
            split(query.forward(x)), split(key.forward(x)), split(value.forward(x)), mask.keys());
    NDArray joined = heard.transpose(0, 2, 1, 3).reshape(x.getShape());
    return norm.forward(Functional.dropout(output.forward(joined), dropout).add(x));
  }

  /** {@return the same in a graph, for one utterance} */
  Value forward(Value x) {
    Value q = split(query.forward(x)).mul(1 / Math.sqrt(headWidth));
    Value k = split(key.forward(x)).transpose(0, 1, 3, 2);
    Value heard = q.matMul(k).softmax(-1).matMul(split(value.forward(x)));
    Value joined = heard.transpose(0, 2, 1, 3).reshape(0, 0, -1);
    return norm.forward(output.forward(joined).add(x));
  }

  private Value split(Value x) {
    return x.reshape(0, 0, heads, headWidth).transpose(0, 2, 1, 3);
  }

  /** (B, L, D) to (B, heads, L, D / heads). */
  private NDArray split(NDArray x) {
    long batch = x.getShape().get(0);
    long length = x.getShape().get(1);
    return x.reshape(batch, length, heads, headWidth).transpose(0, 2, 1, 3);
  }
}
