package org.zethus.torch.quantise;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Functional;

/**
 * A codebook that is trained by gradients, as a parameter: {@code weight} (V, D) in the checkpoint.
 * By cosine, vectors and entries are compared on the unit sphere; what an entry stands for keeps
 * its length.
 *
 * @see <a href="https://arxiv.org/abs/1711.00937">van den Oord et al. 2017, equations 1 and 3</a>
 * @see <a href="https://arxiv.org/abs/2110.04627">Yu et al. 2021, section 3.2</a>
 */
public final class EmbeddingCodebook implements Codebook {
  private static final long NO_PADDING = -1;

  private final NDArray weight;
  private final String search;

  /**
   * Takes the weights.
   *
   * @param cosine whether entries are searched by cosine, else by Euclidean distance
   */
  public EmbeddingCodebook(StateDict weights, int size, int width, boolean cosine) {
    weight = weights.parameter("weight", Init.normal(1), size, width);
    search = cosine ? "cosine_scores" : "scores";
  }

  @Override
  public NDArray scores(NDArray vectors) {
    return Kernels.SCRIPT.call(search, vectors, weight);
  }

  @Override
  public NDArray entries(NDArray codes) {
    return Functional.embedding(codes, weight, NO_PADDING);
  }

  /** {@return the entries, (V, D)} */
  NDArray weight() {
    return weight;
  }
}
