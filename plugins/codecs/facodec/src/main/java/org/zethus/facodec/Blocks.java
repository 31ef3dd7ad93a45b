package org.zethus.facodec;

import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;

/** The layers that all of FACodec's convolutional networks are made of. */
final class Blocks {
  private Blocks() {}

  /** {@return a weight-normalised convolution that keeps the length} */
  static Conv1d conv(StateDict weights, int in, int out, int kernel) {
    return new Conv1d(weights, ConvShape.of(in, out, kernel).withWeightNorm().same());
  }

  /**
   * {@return zeros before (and but for an odd one behind) a convolution whose kernel is 2 strides}
   */
  static int padding(int stride) {
    return stride / 2 + stride % 2;
  }
}
