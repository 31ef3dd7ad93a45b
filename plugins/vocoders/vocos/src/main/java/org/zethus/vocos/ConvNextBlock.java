package org.zethus.vocos;

import static org.zethus.torch.nn.Functional.gelu;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.Init;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.nn.Linear;

/**
 * ConvNeXt block in one dimension: {@code x + gamma * W2 gelu(W1 norm(depthwise(x)))}. Input and
 * output are (B, dim, T).
 *
 * @see <a href="https://arxiv.org/abs/2201.03545">Liu et al. 2022, figure 4</a>
 */
final class ConvNextBlock {
  private final Conv1d depthwise;
  private final Norm norm;
  private final Linear widen;
  private final Linear narrow;
  private final NDArray gamma;

  /** Takes {@code dwconv}, {@code norm}, {@code pwconv1}, {@code pwconv2} and {@code gamma}. */
  ConvNextBlock(StateDict weights, VocosConfig.Network config) {
    int dim = config.dim();
    int inner = config.intermediateDim();
    depthwise =
        new Conv1d(
            ConvNextBackbone.started(weights.at("dwconv")),
            ConvShape.of(dim, dim, ConvNextBackbone.KERNEL).withGroups(dim).same());
    norm = Norm.of(weights.at("norm"), config);
    widen = new Linear(ConvNextBackbone.started(weights.at("pwconv1")), dim, inner);
    narrow = new Linear(ConvNextBackbone.started(weights.at("pwconv2")), inner, dim);
    gamma = weights.parameter("gamma", Init.constant(1.0 / config.numLayers()), dim);
  }

  NDArray forward(NDArray x) {
    return Scope.keepResult(x, this::residualSum);
  }

  private NDArray residualSum(NDArray x) {
    NDArray h = norm.forward(depthwise.forward(x).swapAxes(1, 2));
    h = narrow.forward(gelu(widen.forward(h)));
    return x.add(h.mul(gamma).swapAxes(1, 2));
  }
}
