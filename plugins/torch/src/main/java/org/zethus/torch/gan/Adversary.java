package org.zethus.torch.gan;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.loss.Losses;

/** Discriminators, and the game they play against a generator. Waveforms are (B, samples). */
public interface Adversary {
  /** {@return the generator's loss by what the discriminators say of its imitations} */
  Losses generator(NDArray real, NDArray fake);

  /** {@return the discriminators' loss; no gradient reaches what made {@code fake}} */
  Losses discriminator(NDArray real, NDArray fake);

  /**
   * {@return whether the discriminators learn in a step; the generator does in all}
   *
   * @param step from 0
   */
  default boolean learns(long step) {
    return true;
  }
}
