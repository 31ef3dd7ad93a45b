package org.zethus.torch.vocoder;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.loss.Losses;

/** What a generator in training made of the mel frames of recordings. */
public interface Imitation {
  /** {@return the waveforms, (B, samples)} */
  NDArray audio();

  /** {@return the length of {@link #audio}} */
  default long samples() {
    return audio().getShape().get(1);
  }

  /**
   * {@return the generator's loss without discriminators}
   *
   * @param real the recordings, as long as {@link #audio}
   */
  Losses reconstruction(NDArray real);

  /**
   * {@return what is validated: the first value decides which checkpoint is best}
   *
   * @param real the recordings, as long as {@link #audio}
   */
  default Losses validation(NDArray real) {
    return reconstruction(real);
  }
}
