package org.zethus.torch.fastspeech;

import ai.djl.ndarray.NDArray;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.nn.Functional;
import org.zethus.torch.nn.LayerNorm;
import org.zethus.torch.nn.Linear;

/**
 * Predicts one value per position: twice convolution, ReLU, layer norm and dropout, then a linear
 * layer (figure 1c); (B, L, D) to (B, L), 0 at padding.
 */
public final class VariancePredictor {
  private final Conv1d first;
  private final LayerNorm firstNorm;
  private final Conv1d second;
  private final LayerNorm secondNorm;
  private final Linear output;
  private final double dropout;
  private final boolean maskEverywhere;

  /**
   * Takes the weights.
   *
   * @param width D
   * @param maskEverywhere padding is zeroed before the second convolution
   */
  public VariancePredictor(
      StateDict weights, int width, PredictorConfig config, boolean maskEverywhere) {
    int filters = config.filterSize();
    int kernel = config.kernelSize();
    StateDict layers = weights.at("conv_layer");
    first = new Conv1d(layers.at("conv1d_1.conv"), ConvShape.of(width, filters, kernel).same());
    firstNorm = new LayerNorm(layers.at("layer_norm_1"), filters);
    // The published one pads by 1 whatever the kernel, which keeps the length for kernel 3 alone.
    second = new Conv1d(layers.at("conv1d_2.conv"), ConvShape.of(filters, filters, kernel).same());
    secondNorm = new LayerNorm(layers.at("layer_norm_2"), filters);
    output = new Linear(weights.at("linear_layer"), filters, 1);
    dropout = config.dropout();
    this.maskEverywhere = maskEverywhere;
  }

  public NDArray forward(NDArray x, Mask mask) {
    return Scope.keepResult(x, in -> mask.zero(predict(in, mask)));
  }

  /** {@return the same in a graph, for one utterance} */
  public Value forward(Value x) {
    return output.forward(half(second, secondNorm, half(first, firstNorm, x))).squeeze(2);
  }

  private static Value half(Conv1d conv, LayerNorm norm, Value x) {
    return norm.forward(conv.forward(x.transpose(0, 2, 1)).relu().transpose(0, 2, 1));
  }

  private NDArray predict(NDArray x, Mask mask) {
    NDArray h = half(first, firstNorm, x);
    h = half(second, secondNorm, maskEverywhere ? mask.zero(h) : h);
    return output.forward(h).squeeze(2);
  }

  private NDArray half(Conv1d conv, LayerNorm norm, NDArray x) {
    NDArray h = Functional.relu(conv.forward(x.transpose(0, 2, 1))).transpose(0, 2, 1);
    return Functional.dropout(norm.forward(h), dropout);
  }
}
