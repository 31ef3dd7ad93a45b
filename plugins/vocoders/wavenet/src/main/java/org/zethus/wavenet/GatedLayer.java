package org.zethus.wavenet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import org.zethus.torch.Init;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.nn.Functional;

/**
 * A dilated causal convolution, gated, with a residual and a skip connection. (B, C, T) to (B, C,
 * T) and (B, skip channels, T).
 *
 * @see <a href="https://arxiv.org/abs/1609.03499">van den Oord et al. 2016, figure 4 and equation
 *     2</a>
 */
final class GatedLayer {
  private final double dropout;
  private final Conv1d conv;
  private final Conv1d condition;
  private final Conv1d out;
  private final Conv1d skip;

  /** Takes {@code conv}, {@code conv1x1c}, {@code conv1x1_out} and {@code conv1x1_skip}. */
  GatedLayer(StateDict weights, WaveNetConfig.Network config, int melBins, int dilation) {
    dropout = config.dropout();
    int width = config.residualChannels();
    int gate = config.gateChannels();
    conv =
        conv(
            weights.at("conv"),
            ConvShape.of(width, gate, config.kernelSize()).withDilation(dilation).causal());
    condition = conv(weights.at("conv1x1c"), ConvShape.of(melBins, gate, 1).withoutBias());
    out = conv(weights.at("conv1x1_out"), ConvShape.of(gate / 2, width, 1));
    skip = conv(weights.at("conv1x1_skip"), ConvShape.of(gate / 2, config.skipOutChannels(), 1));
  }

  /** {@return a weight-normalised convolution that begins with He's normal weights and no bias} */
  static Conv1d conv(StateDict weights, ConvShape shape) {
    double deviation = Math.sqrt(2.0 / (shape.in() * shape.kernel()));
    return new Conv1d(
        weights.starting("weight_v", Init.normal(deviation)).starting("bias", Init.ZEROS),
        shape.withWeightNorm());
  }

  /** {@return the next layer's input, and the skip connection} */
  NDList forward(NDArray x, NDArray mel) {
    return Scope.keepResults(
        () -> {
          NDArray y = conv.forward(Functional.dropout(x, dropout)).add(condition.forward(mel));
          NDArray gated = Functional.gatedTanh(y);
          NDArray next = Functional.mul(out.forward(gated).add(x), Math.sqrt(0.5));
          return new NDList(next, skip.forward(gated));
        });
  }

  Conv1d conv() {
    return conv;
  }

  Conv1d condition() {
    return condition;
  }

  Conv1d out() {
    return out;
  }

  Conv1d skip() {
    return skip;
  }
}
