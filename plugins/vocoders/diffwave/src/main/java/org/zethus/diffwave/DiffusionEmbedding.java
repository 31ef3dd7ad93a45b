package org.zethus.diffwave;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import java.util.stream.LongStream;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.nn.Functional;
import org.zethus.torch.nn.Linear;

/**
 * What the network is told of the step: sines and cosines of it, through two layers. (B) to (B,
 * 512).
 *
 * @see <a href="https://arxiv.org/abs/2009.09761">Kong et al. 2021, section 3.1</a>
 */
final class DiffusionEmbedding {
  static final int WIDTH = 512;
  private static final int FREQUENCIES = 64;

  private final NDArray table;
  private final Linear projection1;
  private final Linear projection2;

  DiffusionEmbedding(StateDict weights, int steps) {
    projection1 = new Linear(weights.at("projection1"), 2 * FREQUENCIES, WIDTH);
    projection2 = new Linear(weights.at("projection2"), WIDTH, WIDTH);
    NDManager manager = weights.manager();
    try (NDArray first = counted(manager, steps);
        NDArray second = counted(manager, FREQUENCIES)) {
      table = Kernels.stepTable(first, second);
    }
    NDScope.unregister(table); // it outlives the call it is made in
  }

  private static NDArray counted(NDManager manager, int count) {
    return Tensors.of(manager, LongStream.range(0, count).toArray(), count);
  }

  /**
   * {@return the embeddings}
   *
   * @param times steps, from 0, whole or with a fraction; float32 (B)
   */
  NDArray forward(NDArray times) {
    NDArray x = Functional.silu(projection1.forward(Kernels.between(table, times)));
    return Functional.silu(projection2.forward(x));
  }
}
