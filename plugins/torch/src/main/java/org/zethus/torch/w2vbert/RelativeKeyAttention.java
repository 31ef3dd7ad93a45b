package org.zethus.torch.w2vbert;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.kernels.TorchScript;
import org.zethus.torch.nn.Linear;

/**
 * Multi-head attention over (B, T, D) whose scores know how far apart query and key are: {@code
 * (q·k + q·e) / sqrt(d)}, where e embeds the distance from query to key, clipped at both ends. All
 * heads share the embeddings.
 *
 * @see <a href="https://arxiv.org/abs/1803.02155">Shaw et al. 2018, equation 4</a>
 */
final class RelativeKeyAttention {
  private static final TorchScript SCRIPT =
      TorchScript.beside(RelativeKeyAttention.class, "w2vbert.py");

  private final Linear linearQ;
  private final Linear linearK;
  private final Linear linearV;
  private final Linear linearOut;
  private final NDArray distanceEmbedding;
  private final long heads;

  RelativeKeyAttention(StateDict weights, W2vBertConfig config) {
    int width = config.hiddenSize();
    linearQ = new Linear(weights.at("linear_q"), width, width);
    linearK = new Linear(weights.at("linear_k"), width, width);
    linearV = new Linear(weights.at("linear_v"), width, width);
    linearOut = new Linear(weights.at("linear_out"), width, width);
    heads = config.numAttentionHeads();
    distanceEmbedding =
        weights
            .at("distance_embedding")
            .parameter(
                "weight", Init.normal(1), config.distances(), width / config.numAttentionHeads());
  }

  /**
   * {@return which embedding belongs to each query and key, int64 (T, T)} It is the same in every
   * layer.
   */
  static NDArray distances(NDManager manager, int frames, W2vBertConfig config) {
    int left = config.leftMaxPositionEmbeddings();
    int right = config.rightMaxPositionEmbeddings();
    long[] distances = new long[frames * frames];
    for (int query = 0; query < frames; query++) {
      for (int key = 0; key < frames; key++) {
        int distance = Math.max(-left, Math.min(right, key - query));
        distances[query * frames + key] = left + (long) distance;
      }
    }
    return Tensors.of(manager, distances, frames, frames);
  }

  /**
   * Attends.
   *
   * @param distances from {@link #distances}
   * @param mask 1 where a key may be seen, (B, T); null if all may
   */
  NDArray forward(NDArray x, NDArray distances, @Nullable NDArray mask) {
    NDArray q = linearQ.forward(x);
    NDArray k = linearK.forward(x);
    NDArray v = linearV.forward(x);
    return linearOut.forward(
        mask == null
            ? SCRIPT.call("attend", q, k, v, distanceEmbedding, distances, heads)
            : SCRIPT.call("attend", q, k, v, distanceEmbedding, distances, heads, mask));
  }
}
