package org.zethus.torch.vocoder;

import org.zethus.api.audio.MelSpec;
import org.zethus.api.config.Default;
import org.zethus.api.config.Key;
import org.zethus.torch.train.HoldOut;
import org.zethus.torch.train.TrainConfig;

/**
 * What the training stages of all vocoders are configured with, beside their network, their
 * discriminators and their losses. A stage's record has it under an empty key.
 *
 * @param mel how the mel frames were made
 * @param crop how much of an utterance a batch takes
 * @param train optimiser, schedule, steps
 * @param discriminatorStartStep the first step, from 0, in which discriminators take part; none do
 *     before, nor ever if training ends earlier
 * @param holdOut what is not learned
 * @param halfPrecision weights are written as float16, half as large
 */
public record VocoderSettings(
    @Key("preprocess") MelSpec mel,
    @Key("preprocess") Crop crop,
    @Default("{}") TrainConfig train,
    @Default("0") long discriminatorStartStep,
    @Key("") HoldOut holdOut,
    @Default("false") boolean halfPrecision) {

  /**
   * A piece of an utterance.
   *
   * @param cutMelFrame its frames
   */
  public record Crop(@Default("48") int cutMelFrame) {}

  public VocoderSettings {
    if (discriminatorStartStep < 0) {
      throw new IllegalArgumentException(
          "need a discriminator_start_step of at least 0, found " + discriminatorStartStep);
    }
  }

  /**
   * Refuses pieces too short for a spectrum, which reflects half a window at each end.
   *
   * @param window the longest window of all losses and discriminators, in samples
   */
  public void requirePiecesFor(int window) {
    long samples = (long) (crop.cutMelFrame() - 1) * mel.hopLength();
    if (samples <= window / 2) {
      throw new IllegalArgumentException(
          ("need more than half of the longest window, %d samples, in a piece; cut_mel_frame %d"
                  + " times hop_size %d is too short")
              .formatted(window, crop.cutMelFrame(), mel.hopLength()));
    }
  }

  /**
   * Refuses pieces of which nothing is left.
   *
   * @param pad frames at either end that only say something of those between
   */
  public void requireFramesBeside(int pad) {
    if (crop.cutMelFrame() <= 2 * pad) {
      throw new IllegalArgumentException(
          "need more than %d frames in a piece, which has %d before and after; found cut_mel_frame %d"
              .formatted(2 * pad, pad, crop.cutMelFrame()));
    }
  }
}
