package org.zethus.diffwave;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Functional;

/**
 * Stretches mel frames to the waveform's length, by two transposed convolutions over the plane of
 * time and mel bins: (B, mel bins, T) to (B, mel bins, T * hop).
 *
 * @see <a href="https://arxiv.org/abs/2009.09761">Kong et al. 2021, section 3.2</a>
 */
final class SpectrogramUpsampler {
  private static final double LRELU_SLOPE = 0.4;
  private static final int KERNEL_HEIGHT = 3;

  /** {@code conv1} and {@code conv2} in the checkpoint. */
  private record Stretch(NDArray weight, NDArray bias, int factor) {
    static Stretch of(StateDict weights, int factor) {
      Init init = Init.fanIn(KERNEL_HEIGHT * 2L * factor);
      return new Stretch(
          weights.parameter("weight", init, 1, 1, KERNEL_HEIGHT, 2L * factor),
          weights.parameter("bias", init, 1),
          factor);
    }

    NDArray forward(NDArray x) {
      return Functional.leakyRelu(Kernels.stretch(x, weight, bias, factor), LRELU_SLOPE);
    }
  }

  private final Stretch conv1;
  private final Stretch conv2;

  SpectrogramUpsampler(StateDict weights, List<Integer> factors) {
    conv1 = Stretch.of(weights.at("conv1"), factors.get(0));
    conv2 = Stretch.of(weights.at("conv2"), factors.get(1));
  }

  NDArray forward(NDArray mel) {
    return conv2.forward(conv1.forward(mel.expandDims(1))).squeeze(1);
  }

  /** {@return how many frames to either side can change a frame's samples} */
  static int reach() {
    return 2; // each kernel covers half a neighbour; what it covers was made of neighbours before
  }
}
