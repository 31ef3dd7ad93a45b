package org.zethus.torch.vocos;

import static org.zethus.torch.nn.Functional.gelu;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.Init;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.nn.Functional;
import org.zethus.torch.nn.Linear;

/**
 * ConvNeXt block in one dimension: {@code x + gamma * W2 gelu(W1 norm(depthwise(x)))}. Input and
 * output are (B, dim, T).
 *
 * @see <a href="https://arxiv.org/abs/2201.03545">Liu et al. 2022, figure 4</a>
 */
public final class ConvNextBlock {
  /** Taps of the depthwise convolution. */
  static final int KERNEL = 7;

  private final Conv1d depthwise;
  private final Norm norm;
  private final Linear widen;
  private final Linear narrow;
  private final @Nullable NDArray gamma;

  /**
   * What a block looks like.
   *
   * @param dim channels of input and output
   * @param intermediateDim width between the two linear layers
   * @param causal whether no frame sees a later one
   * @param layerScale how gamma begins; 0: there is none
   * @param conditions how many conditions the norm knows; null: it is plain
   * @param condition the one it runs with
   */
  public record Shape(
      int dim,
      int intermediateDim,
      boolean causal,
      double layerScale,
      @Nullable Integer conditions,
      int condition) {}

  /** Takes {@code dwconv}, {@code norm}, {@code pwconv1}, {@code pwconv2} and {@code gamma}. */
  public ConvNextBlock(StateDict weights, Shape shape) {
    int dim = shape.dim();
    int inner = shape.intermediateDim();
    ConvShape taps = ConvShape.of(dim, dim, KERNEL).withGroups(dim);
    depthwise =
        new Conv1d(
            ConvNextBackbone.started(weights.at("dwconv")),
            shape.causal() ? taps.causal() : taps.same());
    norm = Norm.of(weights.at("norm"), dim, shape.conditions(), shape.condition());
    widen = new Linear(ConvNextBackbone.started(weights.at("pwconv1")), dim, inner);
    narrow = new Linear(ConvNextBackbone.started(weights.at("pwconv2")), inner, dim);
    gamma =
        shape.layerScale() == 0
            ? null
            : weights.parameter("gamma", Init.constant(shape.layerScale()), dim);
  }

  /** {@return (B, dim, T) of (B, dim, T)} */
  public NDArray forward(NDArray x) {
    return Scope.keepResult(x, this::residualSum);
  }

  private NDArray residualSum(NDArray x) {
    NDArray h = norm.forward(depthwise.forward(x).swapAxes(1, 2));
    h = narrow.forward(gelu(widen.forward(h))).swapAxes(1, 2);
    return gamma == null ? x.add(h) : Functional.addcmul(x, h, gamma.expandDims(1));
  }

  /** {@return the same in a graph} */
  public Value forward(Value x) {
    Value h = norm.forward(depthwise.forward(x).transpose(0, 2, 1));
    h = narrow.forward(gelu(widen.forward(h)));
    if (gamma != null) {
      h = h.mul(Tensors.constant(x.graph(), gamma));
    }
    return x.add(h.transpose(0, 2, 1));
  }
}
