package org.zethus.bigvgan;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Functional;

/**
 * Variant 1: for each of up to three dilations {@code d}, {@code x = x +
 * conv(act(conv_d(act(x))))}. In the checkpoint {@code convs1.i}, {@code convs2.i}, and their
 * activations in turn.
 */
final class AmpBlock1 implements AmpBlock {
  private static final int MOST_ADDENDS = 3;

  /** One addend. */
  private record Unit(Layer dilated, Layer plain) {}

  private final List<Unit> units = new ArrayList<>();

  /** Takes the weights; of longer lists of dilations only the first three, as published. */
  AmpBlock1(
      BigVganConfig.Network config,
      StateDict weights,
      int channels,
      int kernel,
      List<Integer> dilations) {
    for (int d : dilations.subList(0, Math.min(MOST_ADDENDS, dilations.size()))) {
      int i = units.size();
      units.add(
          new Unit(
              AmpBlock.layer(config, weights, "convs1." + i, 2 * i, channels, kernel, d),
              AmpBlock.layer(config, weights, "convs2." + i, 2 * i + 1, channels, kernel, 1)));
    }
  }

  @Override
  public NDArray forward(NDArray x) {
    NDArray sum = x;
    for (Unit unit : units) {
      sum =
          Scope.keepResult(
              sum, h -> Functional.accumulate(unit.plain().forward(unit.dilated().forward(h)), h));
    }
    return sum;
  }

  @Override
  public Value forward(Value x) {
    Value sum = x;
    for (Unit unit : units) {
      sum = unit.plain().forward(unit.dilated().forward(sum)).add(sum);
    }
    return sum;
  }

  @Override
  public int reach() {
    return units.stream().mapToInt(unit -> unit.dilated().reach() + unit.plain().reach()).sum();
  }
}
