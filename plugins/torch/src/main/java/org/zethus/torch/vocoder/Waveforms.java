package org.zethus.torch.vocoder;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.loss.Losses;

/**
 * What a generator made that makes waveforms and nothing else.
 *
 * @param audio (B, samples)
 * @param terms how far it is from recordings
 */
public record Waveforms(NDArray audio, WaveformTerms terms) implements Imitation {
  @Override
  public Losses reconstruction(NDArray real) {
    return terms.reconstruction(real, audio);
  }

  @Override
  public Losses validation(NDArray real) {
    return terms.validation(real, audio);
  }
}
