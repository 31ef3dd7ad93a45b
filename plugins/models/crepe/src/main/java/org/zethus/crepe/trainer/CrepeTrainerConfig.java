package org.zethus.crepe.trainer;

import org.zethus.api.config.Default;
import org.zethus.crepe.CrepeShape;
import org.zethus.torch.train.TrainConfig;

/**
 * How CREPE is trained.
 *
 * @param model its shape
 * @param tones what it learns from
 * @param train optimiser, schedule, steps
 * @param dropout share of the values that each layer forgets in training
 * @param halfPrecision weights are written as float16, half as large
 */
record CrepeTrainerConfig(
    CrepeShape model,
    @Default("{}") TonesConfig tones,
    @Default("{}") TrainConfig train,
    @Default("0.25") double dropout,
    @Default("false") boolean halfPrecision) {
  CrepeTrainerConfig {
    if (!(dropout >= 0 && dropout < 1)) {
      throw new IllegalArgumentException("need 0 <= dropout < 1, found " + dropout);
    }
  }
}
