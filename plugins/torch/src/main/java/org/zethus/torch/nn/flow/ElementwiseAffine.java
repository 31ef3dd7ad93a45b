package org.zethus.torch.nn.flow;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;
import org.zethus.onnx.graph.Graph;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;

/**
 * {@code y = m + exp(logs) * x} with one shift and scale per channel; {@code m} and {@code logs}
 * (C, 1) in the checkpoint.
 */
public final class ElementwiseAffine implements Flow {
  private final NDArray m;
  private final NDArray logs;

  /** Takes the weights. */
  public ElementwiseAffine(StateDict weights, int channels) {
    m = weights.parameter("m", Init.ZEROS, channels, 1);
    logs = weights.parameter("logs", Init.ZEROS, channels, 1);
  }

  @Override
  public Mapped forward(NDArray x, NDArray mask, @Nullable NDArray g) {
    NDArray y = x.mul(logs.exp()).add(m).mul(mask);
    return new Mapped(y, mask.mul(logs).sum(new int[] {1, 2}));
  }

  @Override
  public NDArray reverse(NDArray x, NDArray mask, @Nullable NDArray g) {
    return x.sub(m).mul(logs.neg().exp()).mul(mask);
  }

  @Override
  public Value reverse(Value x, @Nullable Value g) {
    Graph graph = x.graph();
    return x.sub(Tensors.constant(graph, m)).mul(Tensors.constant(graph, logs.neg().exp()));
  }
}
