package org.zethus.jets;

import org.zethus.api.audio.MelSpec;
import org.zethus.api.config.Default;
import org.zethus.api.config.Key;
import org.zethus.torch.fastspeech.Requirements;
import org.zethus.torch.train.HoldOut;
import org.zethus.torch.train.TrainConfig;

/**
 * How the stage {@code trainer/jets} is configured. Two records share a section where Amphion's
 * keys do.
 *
 * @param mel how the mel frames were made that the alignment listens to
 * @param scales how pitch and energy are normalised
 * @param model the network
 * @param discriminators what it is trained against
 * @param loss terms and their weights
 * @param train optimiser, schedule, steps
 * @param network what else of the section {@code train} the network depends on
 * @param segment how much of an utterance the generator makes in a step
 * @param discriminatorStartStep the first step, from 0, in which discriminators take part; none do
 *     before, nor ever if training ends earlier
 * @param frontEnd the text front end whose phones the corpus has; the voice reads text with it
 * @param holdOut what of the corpus is not learned
 * @param halfPrecision weights are written as float16, half as large
 */
record JetsTrainerConfig(
    @Key("preprocess") MelSpec mel,
    @Key("preprocess") JetsConfig.Scales scales,
    @Default("{}") JetsConfig.Model model,
    @Key("model") @Default("{}") JetsDiscriminators discriminators,
    @Default("{}") JetsLosses.Config loss,
    @Default("{}") TrainConfig train,
    @Key("train") @Default("{}") JetsConfig.Training network,
    @Key("train") @Default("{}") Segment segment,
    @Default("0") long discriminatorStartStep,
    @Default("english") String frontEnd,
    @Key("") HoldOut holdOut,
    @Default("false") boolean halfPrecision) {

  /**
   * A piece of an utterance.
   *
   * @param segmentSize its frames
   */
  record Segment(@Default("64") int segmentSize) {
    Segment {
      Requirements.positive("segment_size", segmentSize);
    }
  }

  JetsTrainerConfig {
    if (discriminatorStartStep < 0) {
      throw new IllegalArgumentException(
          "need a discriminator_start_step of at least 0, found " + discriminatorStartStep);
    }
    long samples = (long) segment.segmentSize() * mel.hopLength();
    int window = loss.mel().spec(mel).nFft();
    if (samples <= window / 2) { // a spectrum reflects half a window at each end
      throw new IllegalArgumentException(
          "need more than half of the loss's window, %d samples, in a segment; segment_size %d times hop_size %d is too short"
              .formatted(window, segment.segmentSize(), mel.hopLength()));
    }
  }

  /** {@return what a checkpoint's {@code config.json} says that learns a corpus from nothing} */
  JetsConfig fresh(Corpus corpus) {
    return new JetsConfig(
        mel,
        scales,
        model,
        network,
        corpus.symbols().symbols(),
        corpus.speakers().names(),
        corpus.statistics(),
        frontEnd);
  }
}
