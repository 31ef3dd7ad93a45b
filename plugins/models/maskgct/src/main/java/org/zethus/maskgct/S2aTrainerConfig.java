package org.zethus.maskgct;

import org.zethus.api.config.Default;
import org.zethus.api.config.Key;
import org.zethus.torch.LoraConfig;
import org.zethus.torch.train.HoldOut;
import org.zethus.torch.train.TrainConfig;

/**
 * How the stage {@code trainer/maskgct-s2a} is configured.
 *
 * @param model the network
 * @param part which of the two networks to start from, where the checkpoint is the published model
 * @param train optimiser, schedule, steps
 * @param holdOut what of the corpus is not learned; codes are nothing to listen to, so none are
 *     generated while it trains
 * @param joinedUtterances how many utterances of one speaker, drawn anew each time, are learned as
 *     one: where they are short, so that the model learns to go on in a voice
 * @param lora what learns beside the weights of a checkpoint that is only adapted
 * @param halfPrecision weights are written as float16, half as large
 */
record S2aTrainerConfig(
    @Default("{}") Model model,
    @Default("full") Part part,
    @Default("{}") TrainConfig train,
    @Key("") HoldOut holdOut,
    @Default("1") int joinedUtterances,
    @Default("{}") LoraConfig lora,
    @Default("false") boolean halfPrecision) {
  /**
   * The section {@code model}.
   *
   * @param s2aModel the network
   */
  record Model(@Default("{}") S2aConfig s2aModel) {}

  /** The two networks of the published model. */
  enum Part {
    /** Of the first codebook. */
    FIRST,
    /** Of the others. */
    FULL;

    String published() {
      return this == FIRST ? "s2a_model_1layer" : "s2a_model_full";
    }
  }

  MaskedTrainer.Manner manner() {
    return new MaskedTrainer.Manner(train, holdOut, joinedUtterances, lora, halfPrecision);
  }
}
