package org.zethus.torch.vocoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.zethus.api.audio.MelSpec;
import org.zethus.torch.gan.LogMel;
import org.zethus.torch.gan.VocoderObjective;
import org.zethus.torch.loss.Losses;

/**
 * The terms of a GAN vocoder's loss between a recording and its imitation: {@code mel} and {@code
 * wav}, where they are configured. Waveforms are (B, samples).
 */
public final class WaveformTerms {
  private final LogMel extractor;
  private final VocoderObjective objective;
  private final Opposition opposition;

  WaveformTerms(
      NDManager manager, MelSpec spec, VocoderObjective objective, Opposition opposition) {
    extractor = new LogMel(manager, spec);
    this.objective = objective;
    this.opposition = opposition;
  }

  /** {@return the configured terms} */
  public Losses reconstruction(NDArray real, NDArray fake) {
    Losses losses = Losses.named(GanVocoder.GENERATOR_LOSS);
    if (opposition.has(Criterion.MEL)) {
      losses.plus("mel", objective.mel(extractor, real, fake));
    }
    if (opposition.has(Criterion.WAV)) {
      losses.plus("wav", objective.waveform(real, fake));
    }
    return losses;
  }

  /** {@return the distance of log-mel frames, which tells progress whatever is trained by} */
  public Losses validation(NDArray real, NDArray fake) {
    return Losses.named(GanVocoder.GENERATOR_LOSS)
        .plus("mel", objective.mel(extractor, real, fake));
  }
}
