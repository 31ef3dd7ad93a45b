package org.zethus.melgan;

import static org.zethus.torch.nn.Functional.leakyRelu;
import static org.zethus.torch.nn.Functional.reflectionPad;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;

/**
 * Residual block: {@code shortcut(x) + conv(lrelu(conv_d(lrelu(x))))}, the signal mirrored at its
 * ends. Input and output are (B, C, T); {@code block.2}, {@code block.4} and {@code shortcut} in
 * the checkpoint.
 *
 * @see <a href="https://arxiv.org/abs/1910.06711">Kumar et al. 2019, section 2.1</a>
 */
final class ResidualBlock {
  private static final int KERNEL = 3;

  private final int dilation;
  private final Conv1d dilated;
  private final Conv1d plain;
  private final Conv1d shortcut;

  ResidualBlock(StateDict weights, int channels, int dilation) {
    this.dilation = dilation;
    ConvShape pointwise = ConvShape.of(channels, channels, 1).withWeightNorm();
    dilated =
        new Conv1d(
            weights.at("block", 2),
            ConvShape.of(channels, channels, KERNEL).withDilation(dilation).withWeightNorm());
    plain = new Conv1d(weights.at("block", 4), pointwise);
    shortcut = new Conv1d(weights.at("shortcut"), pointwise);
  }

  NDArray forward(NDArray x) {
    return Scope.keepResult(x, this::sum);
  }

  private NDArray sum(NDArray x) {
    NDArray mirrored = reflectionPad(leakyRelu(x, MelGan.SLOPE), dilation, dilation);
    NDArray h = plain.forward(leakyRelu(dilated.forward(mirrored), MelGan.SLOPE));
    return shortcut.forward(x).add(h);
  }
}
