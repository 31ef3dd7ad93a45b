package org.zethus.torch.vocos;

import static org.zethus.torch.nn.Functional.leakyRelu;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.Init;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;

/**
 * Residual block of HiFi-GAN with a scale on each addend: for each dilation {@code d}, {@code x = x
 * + gamma * conv(lrelu(conv_d(lrelu(x))))}. Input and output are (B, dim, T).
 *
 * @see <a href="https://arxiv.org/abs/2010.05646">Kong et al. 2020, section 2.2</a>
 */
final class ResBlock {
  static final List<Integer> DILATIONS = List.of(1, 3, 5);
  private static final double SLOPE = 0.1;

  /** One addend; {@code convs1.i}, {@code convs2.i} and {@code gamma.i} in the checkpoint. */
  private record Unit(Conv1d dilated, Conv1d plain, NDArray gamma) {}

  private final List<Unit> units = new ArrayList<>();

  ResBlock(StateDict weights, int dim, int kernel, double gamma) {
    ConvShape shape = ConvShape.of(dim, dim, kernel).withWeightNorm();
    for (int i = 0; i < DILATIONS.size(); i++) {
      units.add(
          new Unit(
              new Conv1d(weights.at("convs1", i), shape.withDilation(DILATIONS.get(i)).same()),
              new Conv1d(weights.at("convs2", i), shape.same()),
              weights.parameter("gamma." + i, Init.constant(gamma), dim, 1)));
    }
  }

  /** {@return how many frames to either side an output depends on} */
  static int reach(int kernel) {
    return DILATIONS.stream().mapToInt(dilation -> kernel / 2 * (dilation + 1)).sum();
  }

  NDArray forward(NDArray x) {
    return Scope.keepResult(x, this::residualSum);
  }

  private NDArray residualSum(NDArray x) {
    NDArray sum = x;
    for (Unit unit : units) {
      NDArray h = unit.dilated().forward(leakyRelu(sum, SLOPE));
      h = unit.plain().forward(leakyRelu(h, SLOPE));
      sum = sum.add(h.mul(unit.gamma()));
    }
    return sum;
  }

  /** {@return the same in a graph} */
  Value forward(Value x) {
    Value sum = x;
    for (Unit unit : units) {
      Value h = unit.dilated().forward(sum.leakyRelu(SLOPE));
      h = unit.plain().forward(h.leakyRelu(SLOPE));
      sum = sum.add(h.mul(Tensors.constant(x.graph(), unit.gamma())));
    }
    return sum;
  }
}
