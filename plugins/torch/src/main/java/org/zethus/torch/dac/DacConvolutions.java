package org.zethus.torch.dac;

import ai.djl.ndarray.NDArray;
import java.util.function.UnaryOperator;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.nn.ConvTranspose1d;
import org.zethus.torch.seanet.PaddedConv1d;
import org.zethus.torch.seanet.TrimmedConvTranspose1d;

/** What surrounds the signal at the convolutions of a DAC. All are weight-normalised. */
public interface DacConvolutions {
  /**
   * {@return a convolution that makes one output per stride}
   *
   * @param shape without padding
   */
  UnaryOperator<NDArray> convolution(StateDict weights, ConvShape shape);

  /** {@return a transposed convolution that lengthens by {@code stride}} */
  UnaryOperator<NDArray> transposed(StateDict weights, int in, int out, int stride);

  /** {@return silence, as in the paper; the weights lie in the layer itself} */
  static DacConvolutions zeroPadded(DacDecoder.Length length) {
    return new DacConvolutions() {
      @Override
      public UnaryOperator<NDArray> convolution(StateDict weights, ConvShape shape) {
        ConvShape padded =
            shape.stride() > 1 ? shape.withPadding((shape.stride() + 1) / 2) : shape.same();
        return new Conv1d(started(weights), padded.withWeightNorm())::forward;
      }

      @Override
      public UnaryOperator<NDArray> transposed(StateDict weights, int in, int out, int stride) {
        int cut = (stride + 1) / 2;
        int added = length == DacDecoder.Length.WHOLE ? stride % 2 : 0;
        ConvShape shape = twoStrides(in, out, stride).withPadding(cut, cut - added);
        return new ConvTranspose1d(weights.starting("bias", Init.ZEROS), shape)::forward;
      }
    };
  }

  /**
   * {@return the signal's mirror image, as in EnCodec; the weights lie in {@code conv.conv} or
   * {@code convtr.convtr} below the layer}
   *
   * @param causal whether nothing sees what comes later
   */
  static DacConvolutions mirrored(boolean causal) {
    return new DacConvolutions() {
      @Override
      public UnaryOperator<NDArray> convolution(StateDict weights, ConvShape shape) {
        StateDict below = started(weights.at("conv.conv"));
        return new PaddedConv1d(below, shape.withWeightNorm(), causal)::forward;
      }

      @Override
      public UnaryOperator<NDArray> transposed(StateDict weights, int in, int out, int stride) {
        StateDict below = weights.at("convtr.convtr").starting("bias", Init.ZEROS);
        ConvShape shape = twoStrides(in, out, stride);
        return new TrimmedConvTranspose1d(below, shape, causal, 1)::forward;
      }
    };
  }

  private static ConvShape twoStrides(int in, int out, int stride) {
    return ConvShape.of(in, out, 2 * stride).withStride(stride).withWeightNorm();
  }

  /**
   * {@return weights of a convolution whose bias begins as 0} DAC's repository also sets small
   * weights, but before the first forward pass computes them anew from magnitude and direction,
   * which begin as everywhere. Small ones would make all latents alike, and one entry of a codebook
   * the nearest to all of them.
   */
  private static StateDict started(StateDict weights) {
    return weights.starting("bias", Init.ZEROS);
  }
}
