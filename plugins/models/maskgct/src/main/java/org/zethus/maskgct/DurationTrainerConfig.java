package org.zethus.maskgct;

import org.zethus.api.config.Default;
import org.zethus.api.config.Key;
import org.zethus.torch.LoraConfig;
import org.zethus.torch.train.HoldOut;
import org.zethus.torch.train.TrainConfig;

/**
 * How the stage {@code trainer/maskgct-duration} is configured.
 *
 * @param model the network
 * @param train optimiser, schedule, steps
 * @param publishedPhones whether the corpus has the phones of the published model, whose durations
 *     are then told
 * @param holdOut what of the corpus is not learned
 * @param halfPrecision weights are written as float16, half as large
 */
record DurationTrainerConfig(
    @Default("{}") DurationVoice.Model model,
    @Default("{}") TrainConfig train,
    @Default("false") boolean publishedPhones,
    @Key("") HoldOut holdOut,
    @Default("false") boolean halfPrecision) {
  private static final LoraConfig WHOLE = new LoraConfig(0, 1);

  MaskedTrainer.Manner manner() {
    return new MaskedTrainer.Manner(train, holdOut, 1, WHOLE, halfPrecision);
  }
}
