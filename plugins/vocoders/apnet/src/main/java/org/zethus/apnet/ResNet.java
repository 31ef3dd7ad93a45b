package org.zethus.apnet;

import static org.zethus.torch.nn.Functional.leakyRelu;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.hifigan.ResBlock;
import org.zethus.torch.hifigan.ResBlock1;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.nn.Functional;

/**
 * What both predictors begin with: a convolution, and the mean of residual blocks with different
 * receptive fields. Mel frames (B, mel bins, T) to (B, C, T).
 *
 * @see <a href="https://arxiv.org/abs/2305.07952">Ai &amp; Ling 2023, section II-A</a>
 */
final class ResNet {
  /** The published code leaves it at PyTorch's default. */
  private static final double LAST_SLOPE = 0.01;

  private final Conv1d input;
  private final List<ResBlock> blocks = new ArrayList<>();
  private final int reach;

  /**
   * What it looks like.
   *
   * @param stream its prefix in the checkpoint
   * @param channels width
   * @param inputKernel taps of the first convolution
   * @param kernels taps of each block
   * @param dilations of each block
   */
  record Shape(
      String stream,
      int channels,
      int inputKernel,
      List<Integer> kernels,
      List<List<Integer>> dilations) {}

  /** Takes {@code ASP_input_conv} and {@code ASP_ResNet.j}, or those of the other stream. */
  ResNet(StateDict weights, int melBins, Shape shape) {
    input =
        conv(
            weights.at(shape.stream() + "_input_conv"),
            melBins,
            shape.channels(),
            shape.inputKernel());
    for (int j = 0; j < shape.kernels().size(); j++) {
      blocks.add(
          new ResBlock1(
              weights.at(shape.stream() + "_ResNet", j),
              shape.channels(),
              shape.kernels().get(j),
              shape.dilations().get(j)));
    }
    reach =
        ResBlock.reach(shape.inputKernel(), 1)
            + blocks.stream().mapToInt(ResBlock::reach).max().orElse(0);
  }

  /** {@return a weight-normalised convolution that keeps the length} */
  static Conv1d conv(StateDict weights, int in, int out, int kernel) {
    return new Conv1d(weights, ConvShape.of(in, out, kernel).withWeightNorm().same());
  }

  NDArray forward(NDArray mel) {
    return Scope.keepResult(mel, this::mean);
  }

  private NDArray mean(NDArray mel) {
    NDArray x = input.forward(mel);
    NDArray sum = blocks.get(0).forward(x);
    for (ResBlock block : blocks.subList(1, blocks.size())) {
      sum = Functional.accumulate(sum, block.forward(x));
    }
    return leakyRelu(Functional.div(sum, blocks.size()), LAST_SLOPE);
  }

  /** {@return how many frames to either side an output depends on} */
  int reach() {
    return reach;
  }
}
