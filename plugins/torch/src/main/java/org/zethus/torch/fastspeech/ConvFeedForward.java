package org.zethus.torch.fastspeech;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.nn.Functional;
import org.zethus.torch.nn.LayerNorm;

/**
 * Convolutional sub-layer of an FFT block, in place of the transformer's two linear layers: {@code
 * norm(x + dropout(conv(relu(conv(x)))))}, (B, L, D) to the same.
 */
final class ConvFeedForward {
  private final Conv1d first;
  private final Conv1d second;
  private final LayerNorm norm;
  private final double dropout;
  private final boolean maskBetween;

  ConvFeedForward(
      StateDict weights,
      int width,
      int filters,
      List<Integer> kernels,
      double dropout,
      boolean maskEverywhere) {
    this.dropout = dropout;
    maskBetween = maskEverywhere && kernels.get(1) > 1;
    first = new Conv1d(weights.at("w_1"), ConvShape.of(width, filters, kernels.get(0)).same());
    second = new Conv1d(weights.at("w_2"), ConvShape.of(filters, width, kernels.get(1)).same());
    norm = new LayerNorm(weights.at("layer_norm"), width);
  }

  NDArray forward(NDArray x, Mask mask) {
    NDArray h = Functional.relu(first.forward(x.transpose(0, 2, 1)));
    h = second.forward(maskBetween ? mask.zeroChannels(h) : h).transpose(0, 2, 1);
    return norm.forward(Functional.dropout(h, dropout).add(x));
  }

  /** {@return the same in a graph, for one utterance} */
  Value forward(Value x) {
    Value h = second.forward(first.forward(x.transpose(0, 2, 1)).relu()).transpose(0, 2, 1);
    return norm.forward(h.add(x));
  }
}
