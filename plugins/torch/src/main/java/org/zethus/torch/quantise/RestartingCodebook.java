package org.zethus.torch.quantise;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.Autograd;
import org.zethus.torch.Init;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;

/**
 * A codebook trained by gradients whose forgotten entries begin anew: an entry that is chosen far
 * less often than all are on average is put where a vector of the batch is. Gradients reach only
 * what is chosen, so that it could not come back by itself.
 *
 * @see <a href="https://arxiv.org/abs/2005.00341">Dhariwal et al. 2020 (Jukebox), section 3.1</a>
 */
public final class RestartingCodebook implements Codebook {
  private static final double DECAY = 0.99;

  private final EmbeddingCodebook codebook;
  private final NDArray usage;
  private final double least;

  /**
   * A codebook, and how often its entries are chosen.
   *
   * @param memory gets the buffer {@code usage} (V): the running share of an entry, 1 on average
   * @param least the share below which an entry begins anew, e.g. 0.02
   */
  public RestartingCodebook(EmbeddingCodebook codebook, StateDict memory, int size, double least) {
    this.codebook = codebook;
    this.usage = memory.buffer("usage", Init.ONES, size);
    this.least = least;
  }

  @Override
  public NDArray scores(NDArray vectors) {
    return codebook.scores(vectors);
  }

  @Override
  public NDArray entries(NDArray codes) {
    return codebook.entries(codes);
  }

  @Override
  public void learn(NDArray vectors, NDArray codes) {
    Autograd.inference(
        () ->
            Scope.run(
                () -> {
                  Kernels.SCRIPT.call("notice", usage, codes, DECAY);
                  if (Kernels.SCRIPT.call("any_below", usage, least).getBoolean()) {
                    NDArray picks = Kernels.SCRIPT.call("picks", vectors, usage.size());
                    Kernels.SCRIPT.call(
                        "begin_anew", codebook.weight(), usage, vectors, picks, least);
                  }
                  return true;
                }));
  }
}
