package org.zethus.bigvgan;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Functional;

/**
 * Variant 2, the lighter one: for each of up to two dilations {@code d}, {@code x = x +
 * conv_d(act(x))}. In the checkpoint {@code convs.i} and {@code activations.i}.
 */
final class AmpBlock2 implements AmpBlock {
  private static final int MOST_ADDENDS = 2;

  private final List<Layer> layers = new ArrayList<>();

  /** Takes the weights; of longer lists of dilations only the first two, as published. */
  AmpBlock2(
      BigVganConfig.Network config,
      StateDict weights,
      int channels,
      int kernel,
      List<Integer> dilations) {
    for (int d : dilations.subList(0, Math.min(MOST_ADDENDS, dilations.size()))) {
      int i = layers.size();
      layers.add(AmpBlock.layer(config, weights, "convs." + i, i, channels, kernel, d));
    }
  }

  @Override
  public NDArray forward(NDArray x) {
    NDArray sum = x;
    for (Layer layer : layers) {
      sum = Scope.keepResult(sum, h -> Functional.accumulate(layer.forward(h), h));
    }
    return sum;
  }

  @Override
  public Value forward(Value x) {
    Value sum = x;
    for (Layer layer : layers) {
      sum = layer.forward(sum).add(sum);
    }
    return sum;
  }

  @Override
  public int reach() {
    return layers.stream().mapToInt(Layer::reach).sum();
  }
}
