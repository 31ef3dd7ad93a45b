package org.zethus.torch.codec;

import org.zethus.api.config.Default;
import org.zethus.api.config.Key;
import org.zethus.torch.train.HoldOut;
import org.zethus.torch.train.TrainConfig;

/**
 * What the training stages of codecs are configured with, beside their network, their
 * discriminators and their losses. A stage's record has it under an empty key.
 *
 * @param piece how much of a recording a batch takes
 * @param train optimiser, schedule, steps
 * @param discriminatorStartStep the first step, from 0, in which discriminators take part; none do
 *     before, nor ever if training ends earlier
 * @param holdOut what is not learned
 * @param halfPrecision weights are written as float16, half as large
 */
public record CodecSettings(
    @Key("preprocess") Piece piece,
    @Default("{}") TrainConfig train,
    @Default("0") long discriminatorStartStep,
    @Key("") HoldOut holdOut,
    @Default("false") boolean halfPrecision) {

  /**
   * A piece of a recording.
   *
   * @param sampleRate of all recordings, in Hz
   * @param segmentSize samples of a piece
   */
  public record Piece(int sampleRate, int segmentSize) {
    public Piece {
      if (sampleRate < 1 || segmentSize < 1) {
        throw new IllegalArgumentException(
            "need sample_rate and segment_size of at least 1, found %d and %d"
                .formatted(sampleRate, segmentSize));
      }
    }
  }

  public CodecSettings {
    if (discriminatorStartStep < 0) {
      throw new IllegalArgumentException(
          "need discriminator_start_step of at least 0, found " + discriminatorStartStep);
    }
  }

  /**
   * Refuses sound of another rate than the network's.
   *
   * @param key of the network's rate, for the message
   */
  public void requireRate(String key, int sampleRate) {
    if (piece.sampleRate() != sampleRate) {
      throw new IllegalArgumentException(
          "need one sampling rate, found preprocess.sample_rate %d and %s %d"
              .formatted(piece.sampleRate(), key, sampleRate));
    }
  }

  /** Refuses pieces that end within a frame of so many samples. */
  public void requireWholeFrames(int hopLength) {
    if (piece.segmentSize() % hopLength != 0) {
      throw new IllegalArgumentException(
          "need a preprocess.segment_size of whole frames of %d samples, found %d"
              .formatted(hopLength, piece.segmentSize()));
    }
  }

  /**
   * Refuses pieces too short for a spectrum, which reflects half a window at each end.
   *
   * @param window the longest window of all losses and discriminators, in samples
   */
  public void requirePiecesFor(int window) {
    if (piece.segmentSize() <= window / 2) {
      throw new IllegalArgumentException(
          "need more than half of the longest window, %d samples, in a piece; found segment_size %d"
              .formatted(window, piece.segmentSize()));
    }
  }
}
