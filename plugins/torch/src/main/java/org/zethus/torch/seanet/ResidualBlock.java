package org.zethus.torch.seanet;

import static org.zethus.torch.nn.Functional.elu;

import ai.djl.ndarray.NDArray;
import java.util.function.UnaryOperator;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.ConvShape;

/**
 * {@code shortcut(x) + conv(elu(conv_d(elu(x))))}, narrower between the two; (B, C, T). Takes
 * {@code block.1}, {@code block.3} and, where it is convolved, {@code shortcut}.
 */
final class ResidualBlock {
  private final UnaryOperator<NDArray> dilated;
  private final UnaryOperator<NDArray> plain;
  private final UnaryOperator<NDArray> shortcut;

  ResidualBlock(StateDict weights, SeanetConvolutions convolutions, int channels, int dilation) {
    SeanetShape shape = convolutions.shape();
    int inner = channels / shape.compress();
    ConvShape narrow = ConvShape.of(channels, inner, shape.residualKernel()).withDilation(dilation);
    dilated = convolutions.plain(weights.at("block", 1), narrow);
    plain = convolutions.plain(weights.at("block", 3), ConvShape.of(inner, channels, 1));
    shortcut =
        shape.convolvedShortcut()
            ? convolutions.plain(weights.at("shortcut"), ConvShape.of(channels, channels, 1))
            : UnaryOperator.identity();
  }

  NDArray forward(NDArray x) {
    NDArray h = plain.apply(elu(dilated.apply(elu(x))));
    return shortcut.apply(x).add(h);
  }
}
