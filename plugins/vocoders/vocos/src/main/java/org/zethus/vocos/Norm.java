package org.zethus.vocos;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.LayerNorm;

/** Normalises each frame of (B, T, dim): plainly, or as a condition says. */
@FunctionalInterface
interface Norm {
  /** What keeps the variance from 0. */
  double EPS = 1e-6;

  NDArray forward(NDArray x);

  /** {@return the norm that the config asks for} */
  static Norm of(StateDict weights, VocosConfig.Network config) {
    Integer conditions = config.adanormNumEmbeddings();
    return conditions == null
        ? new LayerNorm(weights, config.dim(), EPS)::forward
        : new AdaLayerNorm(weights, conditions, config.dim(), config.bandwidthId())::forward;
  }
}
