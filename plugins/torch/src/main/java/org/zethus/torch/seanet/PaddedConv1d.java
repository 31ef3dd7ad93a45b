package org.zethus.torch.seanet;

import static org.zethus.torch.nn.Functional.pad;
import static org.zethus.torch.nn.Functional.reflectionPad;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;

/**
 * A convolution that mirrors the signal at its ends and makes one output per stride begun: (B, in,
 * T) to (B, out, T / stride rounded up). A causal one sees nothing later than its own stride.
 *
 * @see <a href="https://arxiv.org/abs/2210.13438">Défossez et al. 2022, section 3.1</a>
 */
public final class PaddedConv1d {
  private final Conv1d conv;
  private final int stride;
  private final int padding;
  private final boolean causal;

  /**
   * Takes the weights.
   *
   * @param shape without padding; weight-normed if a new one shall be
   */
  public PaddedConv1d(StateDict weights, ConvShape shape, boolean causal) {
    conv = new Conv1d(weights, shape);
    stride = shape.stride();
    padding = shape.dilation() * (shape.kernel() - 1) + 1 - stride;
    this.causal = causal;
    if (padding < 0) {
      throw new IllegalArgumentException(
          "need a kernel as long as the stride, found kernel %d and stride %d"
              .formatted(shape.kernel(), stride));
    }
  }

  public NDArray forward(NDArray x) {
    long length = x.getShape().get(2);
    long toWholeStrides = Math.floorMod(-length, (long) stride);
    long right = causal ? 0 : padding / 2; // the odd one goes to the left
    return conv.forward(mirrored(x, padding - right, right + toWholeStrides));
  }

  /** A signal too short to be mirrored so far counts as followed by silence. */
  private static NDArray mirrored(NDArray x, long left, long right) {
    if (left == 0 && right == 0) {
      return x;
    }
    long length = x.getShape().get(2);
    long silence = Math.max(0, Math.max(left, right) - length + 1);
    if (silence == 0) {
      return reflectionPad(x, left, right);
    }
    return reflectionPad(pad(x, 0, silence), left, right).get(":, :, :{}", left + length + right);
  }
}
