package org.zethus.diffwave;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import org.zethus.torch.Init;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.nn.Functional;
import org.zethus.torch.nn.Linear;

/**
 * A gated dilated convolution that sees the step and the mel frames. (B, C, L) to (B, C, L), and as
 * much for the sum of all blocks.
 *
 * @see <a href="https://arxiv.org/abs/2009.09761">Kong et al. 2021, figure 2</a>
 */
final class ResidualBlock {
  private static final int KERNEL = 3;

  private final Conv1d dilatedConv;
  private final Linear diffusionProjection;
  private final Conv1d conditionerProjection;
  private final Conv1d outputProjection;

  ResidualBlock(StateDict weights, int melBins, int channels, int dilation) {
    dilatedConv =
        conv(
            weights.at("dilated_conv"),
            ConvShape.of(channels, 2 * channels, KERNEL).withDilation(dilation).same());
    diffusionProjection =
        new Linear(weights.at("diffusion_projection"), DiffusionEmbedding.WIDTH, channels);
    conditionerProjection =
        conv(weights.at("conditioner_projection"), ConvShape.of(melBins, 2 * channels, 1));
    outputProjection =
        conv(weights.at("output_projection"), ConvShape.of(channels, 2 * channels, 1));
  }

  /** {@return a convolution that begins with He's normal weights} */
  static Conv1d conv(StateDict weights, ConvShape shape) {
    double deviation = Math.sqrt(2.0 / (shape.in() * shape.kernel()));
    return new Conv1d(weights.starting("weight", Init.normal(deviation)), shape);
  }

  /** {@return the next block's input, and the skip connection} */
  NDList forward(NDArray x, NDArray step, NDArray spectrogram) {
    return Scope.keepResults(
        () -> {
          NDArray y = x.add(diffusionProjection.forward(step).expandDims(2));
          y = dilatedConv.forward(y).add(conditionerProjection.forward(spectrogram));
          NDList halves = outputProjection.forward(Kernels.gate(y)).split(2, 1);
          return new NDList(Functional.div(x.add(halves.get(0)), Math.sqrt(2)), halves.get(1));
        });
  }
}
