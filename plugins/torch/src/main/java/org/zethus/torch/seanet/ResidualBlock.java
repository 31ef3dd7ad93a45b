package org.zethus.torch.seanet;

import static org.zethus.torch.nn.Functional.elu;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.ConvShape;

/**
 * {@code shortcut(x) + conv(elu(conv_d(elu(x))))}, narrower between the two; (B, C, T). Takes
 * {@code block.1}, {@code block.3} and, where it is convolved, {@code shortcut}.
 */
final class ResidualBlock {
  private final PaddedConv1d dilated;
  private final PaddedConv1d plain;
  private final @Nullable PaddedConv1d shortcut;

  ResidualBlock(
      StateDict weights, SeanetNames names, SeanetShape shape, int channels, int dilation) {
    int inner = channels / shape.compress();
    ConvShape narrow =
        ConvShape.of(channels, inner, shape.residualKernel())
            .withDilation(dilation)
            .withWeightNorm();
    dilated =
        new PaddedConv1d(weights.at("block", 1).at(names.convolution()), narrow, shape.causal());
    plain = pointwise(weights.at("block", 3), names, inner, channels, shape.causal());
    shortcut =
        shape.convolvedShortcut()
            ? pointwise(weights.at("shortcut"), names, channels, channels, shape.causal())
            : null;
  }

  private static PaddedConv1d pointwise(
      StateDict weights, SeanetNames names, int in, int out, boolean causal) {
    return new PaddedConv1d(
        weights.at(names.convolution()), ConvShape.of(in, out, 1).withWeightNorm(), causal);
  }

  NDArray forward(NDArray x) {
    NDArray h = plain.forward(elu(dilated.forward(elu(x))));
    return (shortcut == null ? x : shortcut.forward(x)).add(h);
  }
}
