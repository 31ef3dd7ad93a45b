package org.zethus.torch.seanet;

import ai.djl.ndarray.NDArray;
import java.util.function.UnaryOperator;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.nn.ConvTranspose1d;

/**
 * A transposed convolution cut to a whole number of strides: (B, in, T) to (B, out, T * stride). A
 * causal one is cut at its end, or in part at its beginning.
 */
public final class TrimmedConvTranspose1d {
  private final ConvTranspose1d conv;
  private final int stride;
  private final int left;
  private final UnaryOperator<NDArray> norm;

  /**
   * Takes the weights.
   *
   * @param shape without padding; weight-normed if a new one shall be
   * @param trimRightRatio share of a causal one's cut that is made at its end
   */
  public TrimmedConvTranspose1d(
      StateDict weights, ConvShape shape, boolean causal, double trimRightRatio) {
    this(weights, shape, causal, trimRightRatio, UnaryOperator.identity());
  }

  /** Takes the weights; {@code norm} normalises what is cut. */
  TrimmedConvTranspose1d(
      StateDict weights,
      ConvShape shape,
      boolean causal,
      double trimRightRatio,
      UnaryOperator<NDArray> norm) {
    this.norm = norm;
    conv = new ConvTranspose1d(weights, shape);
    stride = shape.stride();
    int surplus = shape.kernel() - stride;
    int right = causal ? (int) Math.ceil(surplus * trimRightRatio) : surplus / 2;
    left = surplus - right;
  }

  public NDArray forward(NDArray x) {
    long length = x.getShape().get(2) * stride;
    return norm.apply(conv.forward(x)).get(":, :, {}:{}", left, left + length);
  }
}
