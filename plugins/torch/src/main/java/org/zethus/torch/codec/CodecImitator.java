package org.zethus.torch.codec;

import ai.djl.ndarray.NDManager;
import org.zethus.torch.gan.AdversarialUpdates;

/** A codec in training. */
@FunctionalInterface
public interface CodecImitator {
  /**
   * Encodes and decodes recordings.
   *
   * @param manager for the arrays it starts from
   * @return the recordings and as many samples of imitation
   */
  AdversarialUpdates.Attempt imitate(NDManager manager, Recordings recordings);
}
