package org.zethus.torch.dac;

import org.zethus.torch.Init;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.ConvShape;

/** What the convolutions of both networks have in common. */
final class DacConvolutions {
  /** Samples between the taps of the three residual units of a block. */
  static final int[] DILATIONS = {1, 3, 9};

  private DacConvolutions() {}

  /** {@return a weight-normalised convolution} */
  static ConvShape shape(int in, int out, int kernel) {
    return ConvShape.of(in, out, kernel).withWeightNorm();
  }

  /** {@return the same, shortening or lengthening by {@code stride}} */
  static ConvShape resampling(int in, int out, int stride) {
    return shape(in, out, 2 * stride).withStride(stride).withPadding((stride + 1) / 2);
  }

  /** {@return weights of a convolution that begin small, and a bias that begins as 0} */
  static StateDict started(StateDict weights) {
    return weights.starting("weight_v", Init.normal(0.02)).starting("bias", Init.ZEROS);
  }
}
