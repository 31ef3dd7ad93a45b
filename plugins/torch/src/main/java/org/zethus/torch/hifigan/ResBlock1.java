package org.zethus.torch.hifigan;

import static org.zethus.torch.nn.Functional.addOver;
import static org.zethus.torch.nn.Functional.leakyRelu;
import static org.zethus.torch.nn.Functional.leakyReluOver;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;

/**
 * Residual block of the multi-receptive field fusion, variant 1: for each of up to three dilations
 * {@code d}, {@code x = x + conv(lrelu(conv_d(lrelu(x))))}. Input and output are (B, C, T).
 *
 * @see <a href="https://arxiv.org/abs/2010.05646">Kong et al. 2020, section 2.2 and figure 1</a>
 */
public final class ResBlock1 implements ResBlock {
  private static final int MOST_ADDENDS = 3;

  /** One addend; {@code convs1.i} and {@code convs2.i} in the checkpoint. */
  private record Unit(Conv1d dilated, Conv1d plain) {
    NDArray forward(NDArray x) {
      NDArray h = dilated.forward(leakyRelu(x, SLOPE));
      return addOver(plain.forward(leakyReluOver(h, SLOPE)), x);
    }

    Value forward(Value x) {
      Value h = dilated.forward(x.leakyRelu(SLOPE));
      return plain.forward(h.leakyRelu(SLOPE)).add(x);
    }
  }

  private final List<Unit> units = new ArrayList<>();
  private final int reach;

  /** Takes the weights; of longer lists of dilations only the first three, as published. */
  public ResBlock1(StateDict weights, int channels, int kernel, List<Integer> dilations) {
    ConvShape shape = ConvShape.of(channels, channels, kernel).withWeightNorm();
    int sum = 0;
    for (int dilation : dilations.subList(0, Math.min(MOST_ADDENDS, dilations.size()))) {
      int i = units.size();
      units.add(
          new Unit(
              new Conv1d(weights.at("convs1", i), shape.withDilation(dilation).same()),
              new Conv1d(weights.at("convs2", i), shape.same())));
      sum += ResBlock.reach(kernel, dilation) + ResBlock.reach(kernel, 1);
    }
    reach = sum;
  }

  @Override
  public NDArray forward(NDArray x) {
    return Scope.through(units, x, Unit::forward);
  }

  @Override
  public Value forward(Value x) {
    Value sum = x;
    for (Unit unit : units) {
      sum = unit.forward(sum);
    }
    return sum;
  }

  @Override
  public int reach() {
    return reach;
  }
}
