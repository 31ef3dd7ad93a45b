package org.zethus.torch.whisper;

import org.zethus.api.config.Default;

/**
 * The encoder's sizes; keys as in a published {@code dims}, defaults those of Whisper medium.
 *
 * @param nMels mel bands
 * @param nAudioCtx frames T that are encoded together
 * @param nAudioState width D
 * @param nAudioHead attention heads; divides {@code nAudioState}
 * @param nAudioLayer transformer layers
 */
public record WhisperConfig(
    @Default("80") int nMels,
    @Default("1500") int nAudioCtx,
    @Default("1024") int nAudioState,
    @Default("16") int nAudioHead,
    @Default("24") int nAudioLayer) {
  public WhisperConfig {
    if (nMels < 1 || nAudioCtx < 1 || nAudioLayer < 1) {
      throw new IllegalArgumentException(
          "need n_mels, n_audio_ctx and n_audio_layer of at least 1, found %d, %d and %d"
              .formatted(nMels, nAudioCtx, nAudioLayer));
    }
    if (nAudioHead < 1 || nAudioState < 1 || nAudioState % nAudioHead != 0) {
      throw new IllegalArgumentException(
          "need n_audio_head that divides n_audio_state, found %d and %d"
              .formatted(nAudioHead, nAudioState));
    }
  }
}
