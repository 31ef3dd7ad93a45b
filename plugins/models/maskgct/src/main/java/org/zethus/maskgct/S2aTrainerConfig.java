package org.zethus.maskgct;

import org.zethus.api.config.Default;
import org.zethus.api.config.Key;
import org.zethus.torch.train.HoldOut;
import org.zethus.torch.train.TrainConfig;

/**
 * How the stage {@code trainer/maskgct-s2a} is configured.
 *
 * @param model the network
 * @param train optimiser, schedule, steps
 * @param holdOut what of the corpus is not learned; codes are nothing to listen to, so none are
 *     generated while it trains
 * @param halfPrecision weights are written as float16, half as large
 */
record S2aTrainerConfig(
    @Default("{}") Model model,
    @Default("{}") TrainConfig train,
    @Key("") HoldOut holdOut,
    @Default("false") boolean halfPrecision) {
  /**
   * The section {@code model}.
   *
   * @param s2aModel the network
   */
  record Model(@Default("{}") S2aConfig s2aModel) {}

  MaskedTrainer.Manner manner() {
    return new MaskedTrainer.Manner(train, holdOut, halfPrecision);
  }
}
