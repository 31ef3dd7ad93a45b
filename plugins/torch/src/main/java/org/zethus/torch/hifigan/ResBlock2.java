package org.zethus.torch.hifigan;

import static org.zethus.torch.nn.Functional.addOver;
import static org.zethus.torch.nn.Functional.leakyRelu;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;

/**
 * Residual block of the multi-receptive field fusion, variant 2, the lighter one: for each of up to
 * two dilations {@code d}, {@code x = x + conv_d(lrelu(x))}. Input and output are (B, C, T); {@code
 * convs.i} in the checkpoint.
 *
 * @see <a href="https://arxiv.org/abs/2010.05646">Kong et al. 2020, section 3.1, V3</a>
 */
public final class ResBlock2 implements ResBlock {
  private static final int MOST_ADDENDS = 2;

  private final List<Conv1d> convs = new ArrayList<>();
  private final int reach;

  /** Takes the weights; of longer lists of dilations only the first two, as published. */
  public ResBlock2(StateDict weights, int channels, int kernel, List<Integer> dilations) {
    ConvShape shape = ConvShape.of(channels, channels, kernel).withWeightNorm();
    int sum = 0;
    for (int dilation : dilations.subList(0, Math.min(MOST_ADDENDS, dilations.size()))) {
      convs.add(new Conv1d(weights.at("convs", convs.size()), shape.withDilation(dilation).same()));
      sum += ResBlock.reach(kernel, dilation);
    }
    reach = sum;
  }

  @Override
  public NDArray forward(NDArray x) {
    return Scope.through(convs, x, (conv, y) -> addOver(conv.forward(leakyRelu(y, SLOPE)), y));
  }

  @Override
  public Value forward(Value x) {
    Value sum = x;
    for (Conv1d conv : convs) {
      sum = conv.forward(sum.leakyRelu(SLOPE)).add(sum);
    }
    return sum;
  }

  @Override
  public int reach() {
    return reach;
  }
}
