package org.zethus.melgan;

import static org.zethus.torch.nn.Functional.leakyRelu;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.nn.ConvTranspose1d;

/**
 * One stage of the generator: a transposed convolution makes the signal {@code ratio} times longer
 * and half as wide; residual blocks follow, each with three times the dilation of the one before.
 * (B, C, T) to (B, C / 2, T * ratio).
 *
 * @see <a href="https://arxiv.org/abs/1910.06711">Kumar et al. 2019, figure 1</a>
 */
final class Stage {
  private static final int DILATION_GROWTH = 3;

  private final int ratio;
  private final ConvTranspose1d up;
  private final List<ResidualBlock> blocks = new ArrayList<>();
  private final int blocksReach;
  private final int longestMirror;

  /**
   * Takes the weights of a stage.
   *
   * @param layers the whole generator's
   * @param first the number of its first layer, a leaky ReLU
   * @param in input channels
   */
  Stage(StateDict layers, int first, int in, int ratio, int residualLayers) {
    this.ratio = ratio;
    ConvShape shape =
        ConvShape.of(in, in / 2, 2 * ratio)
            .withStride(ratio)
            .withPadding((ratio + 1) / 2, ratio / 2)
            .withWeightNorm();
    up = new ConvTranspose1d(layers.at(String.valueOf(first + 1)), shape);
    int dilation = 1;
    int reach = 0;
    int longest = 0;
    for (int i = 0; i < residualLayers; i++) {
      blocks.add(new ResidualBlock(layers.at(String.valueOf(first + 2 + i)), in / 2, dilation));
      reach += dilation;
      longest = dilation;
      dilation *= DILATION_GROWTH;
    }
    blocksReach = reach;
    longestMirror = longest;
  }

  /** {@return how many layers of the checkpoint's list a stage takes up} */
  static int layers(int residualLayers) {
    return 2 + residualLayers;
  }

  NDArray forward(NDArray x) {
    return Scope.keepResult(x, this::stage);
  }

  private NDArray stage(NDArray x) {
    NDArray h = up.forward(leakyRelu(x, MelGan.SLOPE));
    for (ResidualBlock block : blocks) {
      h = block.forward(h);
    }
    return h;
  }

  int ratio() {
    return ratio;
  }

  /** {@return how many samples are mirrored at most; the stage's signal must be longer} */
  int longestMirror() {
    return longestMirror;
  }

  /**
   * {@return how many input samples to either side are needed}
   *
   * @param after how many output samples to either side are
   */
  int reach(int after) {
    return (after + blocksReach + 2 * ratio - 1 + ratio - 1) / ratio;
  }
}
