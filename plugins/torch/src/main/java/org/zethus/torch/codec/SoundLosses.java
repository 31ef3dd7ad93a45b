package org.zethus.torch.codec;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.zethus.torch.gan.MultiResolutionMelLoss;
import org.zethus.torch.loss.Losses;

/**
 * How far imitations are from recordings, sample by sample and in mel spectra: EnCodec's
 * reconstruction losses, which its descendants kept.
 *
 * @see <a href="https://arxiv.org/abs/2210.13438">Défossez et al. 2022, section 3.4</a>
 */
public final class SoundLosses {
  private static final double ALL_BANDS = 1;

  private final Weights weights;
  private final MultiResolutionMelLoss mel;

  /**
   * What counts how much.
   *
   * @param time weight of the samples' mean absolute distance
   * @param frequency weight of the mel spectra's distance: mean absolute and mean squared
   */
  public record Weights(double time, double frequency) {}

  /**
   * Losses.
   *
   * @param manager owns windows and mel bands
   * @param mel resolutions of the mel spectra
   */
  public SoundLosses(
      NDManager manager, int sampleRate, Weights weights, MultiResolutionMelLoss.Config mel) {
    this.weights = weights;
    this.mel = new MultiResolutionMelLoss(manager, sampleRate, mel);
  }

  /** {@return the terms {@code time} and {@code frequency}} Both waveforms are (B, samples). */
  public Losses of(NDArray real, NDArray fake) {
    NDArray frequency = mel.forward(real, fake).add(mel.lowBands(real, fake, ALL_BANDS));
    return Losses.named("codec_loss")
        .plus(weights.time(), "time", real.sub(fake).abs().mean())
        .plus(weights.frequency(), "frequency", frequency);
  }
}
