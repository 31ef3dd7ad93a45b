package org.zethus.valle;

import org.zethus.api.config.Default;
import org.zethus.api.config.Key;
import org.zethus.torch.LoraConfig;
import org.zethus.torch.sampling.Sampling;
import org.zethus.torch.train.HoldOut;
import org.zethus.torch.train.TrainConfig;

/**
 * How the stage {@code trainer/valle} is configured. Two records share a section where Amphion's
 * keys do.
 *
 * @param model the network
 * @param train optimiser, schedule, steps
 * @param stage what of the section {@code train} says which half learns
 * @param lora a learned update of low rank beside each linear layer, for a voice that is only
 *     adapted: everything else stays as in the checkpoint to start from
 * @param joinedUtterances how many utterances of one speaker, drawn anew each time, are learned as
 *     one: where they are short, so that the model learns to go on in a voice
 * @param frontEnd the text front end whose phones the corpus has
 * @param inference how the checkpoint draws codes where nobody says otherwise
 * @param holdOut what is not learned
 * @param halfPrecision weights are written as float16, half as large
 */
record ValleTrainerConfig(
    @Default("{}") ValleConfig model,
    @Default("{}") TrainConfig train,
    @Key("train") @Default("{}") Stage stage,
    @Default("{}") LoraConfig lora,
    @Default("1") int joinedUtterances,
    @Default("english") String frontEnd,
    @Default("{}") Sampling inference,
    @Key("") HoldOut holdOut,
    @Default("false") boolean halfPrecision) {
  /**
   * Which half learns.
   *
   * @param trainStage 1 the autoregressive, 2 the other, from the first stage's checkpoint, 0 both
   *     at once
   */
  record Stage(@Default("1") int trainStage) {
    Stage {
      if (trainStage < 0 || trainStage > 2) {
        throw new IllegalArgumentException("need train_stage 0, 1 or 2, found " + trainStage);
      }
    }

    boolean first() {
      return trainStage != 2;
    }

    boolean second() {
      return trainStage != 1;
    }
  }

  ValleTrainerConfig {
    if (joinedUtterances < 1) {
      throw new IllegalArgumentException(
          "need joined_utterances of at least 1, found " + joinedUtterances);
    }
    if (stage.trainStage() == 2 && model.quantizers() == 1) {
      throw new IllegalArgumentException(
          "need num_quantizers of at least 2 where train_stage is 2: one codebook has no second half");
    }
  }
}
