package org.zethus.torch;

import org.zethus.api.config.Default;
import org.zethus.api.plugin.ZethusException;

/**
 * The section {@code lora} of a trainer that can adapt a checkpoint: a learned update of low rank
 * beside each linear layer, while everything else stays as it is.
 *
 * @param rank 0 for none: then all weights learn
 * @param alpha the update counts {@code alpha / rank}
 * @see <a href="https://arxiv.org/abs/2106.09685">Hu et al. 2021</a>
 */
public record LoraConfig(@Default("0") int rank, @Default("16") double alpha) {
  public LoraConfig {
    if (rank < 0 || !(alpha > 0)) {
      throw new IllegalArgumentException(
          "need lora.rank of at least 0 and lora.alpha above 0, found %d and %s"
              .formatted(rank, alpha));
    }
  }

  /** {@return the form of the linear layers} */
  public LinearForm form() {
    return rank == 0 ? LinearForm.PLAIN : LinearForm.lowRank(rank, alpha);
  }

  /**
   * Refuses an update where there is nothing that it could stand beside.
   *
   * @throws ZethusException if there is one
   */
  public void requireNone() {
    if (rank > 0) {
      throw new ZethusException(
          "lora.rank %d adapts what has learned: give this stage its checkpoint as the input 'checkpoint'"
              .formatted(rank));
    }
  }
}
