package org.zethus.torch.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;

/**
 * Convolution over a plane: (B, in, H, W) to (B, out, H', W'), where {@code H' = (H + 2 * padding -
 * dilation * (kernel - 1) - 1) / stride + 1}, likewise W'. In the checkpoint {@code weight} (out,
 * in, kernel height, kernel width), plain or weight-normalised, and {@code bias} (out).
 */
public final class Conv2d {
  private static final Size NO_DILATION = Size.square(1);

  private final Shape stride;
  private final Shape padding;
  private final Shape dilation;
  private final Weight weight;
  private final PtNDArray bias;

  /**
   * Two numbers, one per dimension of the plane.
   *
   * @param height along H
   * @param width along W
   */
  public record Size(int height, int width) {
    /** The same along both dimensions. */
    public static Size square(int side) {
      return new Size(side, side);
    }

    /** {@return the padding that keeps a plane's size under an odd kernel of this size} */
    public Size half() {
      return new Size(height / 2, width / 2);
    }

    /** {@return both sizes multiplied} */
    public Size times(Size factor) {
      return new Size(height * factor.height, width * factor.width);
    }
  }

  /** Takes the weights of a convolution without dilation; otherwise as the other constructor. */
  public Conv2d(
      StateDict weights,
      int in,
      int out,
      Size kernel,
      Size stride,
      Size padding,
      boolean weightNormed) {
    this(weights, in, out, kernel, stride, padding, NO_DILATION, weightNormed);
  }

  /**
   * Takes the weights.
   *
   * @param padding zeros on each side
   * @param dilation samples between two taps
   * @param weightNormed whether a new weight is split into magnitude and direction; a checkpoint's
   *     own names decide where there is one
   */
  public Conv2d(
      StateDict weights,
      int in,
      int out,
      Size kernel,
      Size stride,
      Size padding,
      Size dilation,
      boolean weightNormed) {
    this.stride = new Shape(stride.height(), stride.width());
    this.padding = new Shape(padding.height(), padding.width());
    this.dilation = new Shape(dilation.height(), dilation.width());
    Init init = Init.fanIn((long) in * kernel.height() * kernel.width());
    WeightForm form = weightNormed ? WeightForm.WEIGHT_NORM : WeightForm.PLAIN;
    weight = Weight.of(weights, form, init, out, in, kernel.height(), kernel.width());
    bias = (PtNDArray) weights.parameter("bias", init, out);
  }

  public NDArray forward(NDArray x) {
    return JniUtils.convolution(
        (PtNDArray) x, (PtNDArray) weight.value(), bias, stride, padding, dilation, 1);
  }
}
