package org.zethus.vits;

import java.util.List;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.config.Default;
import org.zethus.api.config.Key;
import org.zethus.torch.StateDict;
import org.zethus.torch.gan.ScaleAndPeriodDiscriminator;
import org.zethus.torch.hifigan.GeneratorConfig;
import org.zethus.torch.optim.AdamW;
import org.zethus.torch.optim.Optimizer;
import org.zethus.torch.optim.Schedule;
import org.zethus.torch.optim.Schedules;
import org.zethus.torch.train.HoldOut;
import org.zethus.torch.train.TrainConfig;

/**
 * How the stage {@code trainer/vits} is configured. Several records share a section where Amphion's
 * keys do.
 *
 * @param mel how frames are made
 * @param reading how phones become symbols
 * @param piece how much of an utterance is decoded
 * @param network all but the decoder; {@code text_token_num} may be left out, and {@code
 *     n_speakers} with {@code multi_speaker_training}: the corpus has as many as it has
 * @param decoder latents to samples
 * @param discriminators what it is trained against
 * @param train steps, batches and everything else; for optimiser and schedule {@code optimisation}
 *     counts
 * @param optimisation optimiser and schedule
 * @param losses weights of the terms
 * @param frontEnd the text front end whose phones the corpus has; the voice reads text with it
 * @param inference how samples are spoken, and the voice where a request does not say
 * @param holdOut what of the corpus is not learned
 * @param halfPrecision weights are written as float16, half as large
 */
record VitsTrainerConfig(
    @Key("preprocess") MelSpec mel,
    @Key("preprocess") VitsConfig.Reading reading,
    @Key("preprocess") Piece piece,
    @Key("model") VitsConfig.Network network,
    @Key("model") GeneratorConfig decoder,
    @Key("model") ScaleAndPeriodDiscriminator discriminators,
    @Default("{}") TrainConfig train,
    @Key("train") @Default("{}") Optimisation optimisation,
    @Key("train") @Default("{}") VitsLosses.Weights losses,
    @Default("english") String frontEnd,
    @Default("{}") Controls inference,
    @Key("") HoldOut holdOut,
    @Default("false") boolean halfPrecision) {

  /**
   * Of the section {@code preprocess}.
   *
   * @param segmentSize samples of the piece of each utterance that is decoded in training
   */
  record Piece(@Default("8192") int segmentSize) {}

  /**
   * Of the section {@code train}: AdamW, whose rate falls with every epoch.
   *
   * @param learningRate of the first epoch
   * @param lrDecay what the rate is multiplied with after each epoch
   * @param betas decay of the running mean and of the running square
   * @param eps added to the root
   * @param weightDecay times the learning rate is what each parameter loses per update
   * @param multiSpeakerTraining whether the corpus's speakers get voices of their own
   */
  record Optimisation(
      @Default("2e-4") double learningRate,
      @Default("0.999875") double lrDecay,
      @Default("[0.8, 0.99]") List<Double> betas,
      @Default("1e-9") double eps,
      @Default("0.01") double weightDecay,
      @Default("false") boolean multiSpeakerTraining) {
    Optimisation {
      betas = List.copyOf(betas);
      if (!(learningRate > 0 && lrDecay > 0 && lrDecay <= 1)) {
        throw new IllegalArgumentException(
            "need learning_rate > 0 and 0 < lr_decay <= 1, found %s and %s"
                .formatted(learningRate, lrDecay));
      }
    }

    AdamW.Config adamW() {
      return new AdamW.Config(learningRate, betas, eps, weightDecay);
    }

    Schedule schedule() {
      return Schedules.perEpoch(Schedules.exponential(learningRate, lrDecay));
    }
  }

  VitsTrainerConfig {
    int segment = piece.segmentSize();
    if (segment < mel.nFft() || segment % mel.hopLength() != 0) {
      throw new IllegalArgumentException(
          "need segment_size of at least n_fft and a multiple of hop_size, found %d, %d and %d"
              .formatted(segment, mel.nFft(), mel.hopLength()));
    }
  }

  /** {@return frames of a piece} */
  int pieceFrames() {
    return piece.segmentSize() / mel.hopLength();
  }

  /** {@return what moves all of {@code weights}} */
  Optimizer optimizer(StateDict weights) {
    return new AdamW(
        weights, optimisation.adamW(), optimisation.schedule(), train.gradClipThresh());
  }
}
