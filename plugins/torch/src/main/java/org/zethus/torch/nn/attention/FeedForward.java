package org.zethus.torch.nn.attention;

import ai.djl.ndarray.NDArray;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.nn.Functional;

/** Two convolutions with ReLU between them, over (B, C, T): a transformer's second half. */
public final class FeedForward {
  private final Conv1d conv1;
  private final Conv1d conv2;
  private final double dropout;

  /**
   * Takes the weights.
   *
   * @param causal whether an output sees no later input
   */
  public FeedForward(
      StateDict weights,
      int channels,
      int filterChannels,
      int kernel,
      double dropout,
      boolean causal) {
    this.dropout = dropout;
    ConvShape in = ConvShape.of(channels, filterChannels, kernel);
    ConvShape out = ConvShape.of(filterChannels, channels, kernel);
    conv1 = new Conv1d(weights.at("conv_1"), causal ? in.causal() : in.same());
    conv2 = new Conv1d(weights.at("conv_2"), causal ? out.causal() : out.same());
  }

  public NDArray forward(NDArray x, NDArray mask) {
    NDArray h = Functional.relu(conv1.forward(x.mul(mask)));
    h = Functional.dropout(h, dropout);
    return conv2.forward(h.mul(mask)).mul(mask);
  }

  /** {@return the same in a graph, for one sequence without padding} */
  public Value forward(Value x) {
    return conv2.forward(conv1.forward(x).relu());
  }
}
