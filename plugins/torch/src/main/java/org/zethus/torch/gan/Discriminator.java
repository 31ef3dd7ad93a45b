package org.zethus.torch.gan;

import ai.djl.ndarray.NDArray;
import java.util.List;

/** Tells recorded from generated waveforms. */
@FunctionalInterface
public interface Discriminator {
  /**
   * Judges waveforms.
   *
   * @param audio (B, samples)
   */
  Judgement judge(NDArray audio);

  /** {@return what each discriminator thinks, in order} */
  static List<Judgement> judge(List<Discriminator> discriminators, NDArray audio) {
    return discriminators.stream().map(discriminator -> discriminator.judge(audio)).toList();
  }
}
