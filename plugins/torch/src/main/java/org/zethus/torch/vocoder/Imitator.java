package org.zethus.torch.vocoder;

import ai.djl.ndarray.NDManager;

/** A generator in training. */
@FunctionalInterface
public interface Imitator {
  /**
   * Imitates recordings from what is known of them.
   *
   * @param manager for the arrays it starts from
   * @param crops the recordings' mel frames, and what else {@link TrainableVocoder#contours} asked
   *     for
   */
  Imitation imitate(NDManager manager, Crops crops);
}
