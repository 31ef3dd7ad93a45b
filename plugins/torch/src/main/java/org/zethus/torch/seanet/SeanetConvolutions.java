package org.zethus.torch.seanet;

import ai.djl.ndarray.NDArray;
import java.util.function.UnaryOperator;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.nn.GroupNorm;

/**
 * Makes a SEANet's convolutions, normalised as its shape says, from the weights of their layers.
 */
record SeanetConvolutions(SeanetNames names, SeanetShape shape) {
  UnaryOperator<NDArray> plain(StateDict layer, ConvShape conv) {
    SeanetNames.Convolution parts = names.convolution();
    UnaryOperator<NDArray> norm = norm(layer.at(parts.norm()), conv.out());
    PaddedConv1d padded = new PaddedConv1d(layer.at(parts.weights()), normed(conv), shape.causal());
    return x -> norm.apply(padded.forward(x));
  }

  UnaryOperator<NDArray> transposed(StateDict layer, ConvShape conv) {
    SeanetNames.Convolution parts = names.transposed();
    return new TrimmedConvTranspose1d(
            layer.at(parts.weights()),
            normed(conv),
            shape.causal(),
            shape.trimRightRatio(),
            norm(layer.at(parts.norm()), conv.out()))
        ::forward;
  }

  private ConvShape normed(ConvShape conv) {
    return shape.norm() == SeanetNorm.WEIGHT_NORM ? conv.withWeightNorm() : conv;
  }

  private UnaryOperator<NDArray> norm(StateDict weights, int channels) {
    return shape.norm() == SeanetNorm.TIME_GROUP_NORM
        ? new GroupNorm(weights, 1, channels)::forward
        : UnaryOperator.identity();
  }
}
