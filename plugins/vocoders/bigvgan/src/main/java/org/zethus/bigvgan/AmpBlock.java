package org.zethus.bigvgan;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.nn.snake.AntiAliasedSnake;

/**
 * A residual block of the anti-aliased multi-periodicity composition: (B, C, T) to (B, C, T).
 *
 * @see <a href="https://arxiv.org/abs/2206.04658">Lee et al. 2023, section 3.2 and figure 1</a>
 */
interface AmpBlock {
  NDArray forward(NDArray x);

  /** {@return the same in a graph} */
  Value forward(Value x);

  /** {@return how many samples to either side an output depends on} */
  int reach();

  /**
   * A convolution behind its activation.
   *
   * @param activation bends the signal
   * @param conv keeps its length
   * @param reach of both together
   */
  record Layer(AntiAliasedSnake activation, Conv1d conv, int reach) {
    NDArray forward(NDArray x) {
      return conv.forward(activation.forward(x));
    }

    Value forward(Value x) {
      return conv.forward(activation.forward(x));
    }
  }

  /** {@return a block of the variant that the config names} */
  static AmpBlock of(
      BigVganConfig.Network config,
      StateDict weights,
      int channels,
      int kernel,
      List<Integer> dilations) {
    return config.resblock().equals("1")
        ? new AmpBlock1(config, weights, channels, kernel, dilations)
        : new AmpBlock2(config, weights, channels, kernel, dilations);
  }

  /**
   * {@return a layer}
   *
   * @param conv the convolution's name
   * @param activation the activation's number
   */
  static Layer layer(
      BigVganConfig.Network config,
      StateDict weights,
      String conv,
      int activation,
      int channels,
      int kernel,
      int dilation) {
    ConvShape shape =
        ConvShape.of(channels, channels, kernel).withDilation(dilation).withWeightNorm().same();
    return new Layer(
        config.activation(weights.at("activations", activation), channels),
        new Conv1d(weights.at(conv), shape),
        AntiAliasedSnake.REACH + shape.right());
  }
}
