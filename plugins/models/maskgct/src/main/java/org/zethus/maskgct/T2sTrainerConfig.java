package org.zethus.maskgct;

import org.zethus.api.config.Default;
import org.zethus.api.config.Key;
import org.zethus.torch.LoraConfig;
import org.zethus.torch.train.HoldOut;
import org.zethus.torch.train.TrainConfig;

/**
 * How the stage {@code trainer/maskgct-t2s} is configured.
 *
 * @param model the network
 * @param train optimiser, schedule, steps
 * @param frontEnd the text front end whose phones the corpus has; the voice reads text with it
 * @param holdOut what of the corpus is not learned; codes are nothing to listen to, so none are
 *     generated while it trains
 * @param joinedUtterances how many utterances of one speaker, drawn anew each time, are learned as
 *     one: where they are short, so that the model learns to go on in a voice
 * @param lora what learns beside the weights of a checkpoint that is only adapted
 * @param halfPrecision weights are written as float16, half as large
 */
record T2sTrainerConfig(
    @Default("{}") T2sVoice.Model model,
    @Default("{}") TrainConfig train,
    @Default("english") String frontEnd,
    @Key("") HoldOut holdOut,
    @Default("1") int joinedUtterances,
    @Default("{}") LoraConfig lora,
    @Default("false") boolean halfPrecision) {
  MaskedTrainer.Manner manner() {
    return new MaskedTrainer.Manner(train, holdOut, joinedUtterances, lora, halfPrecision);
  }
}
