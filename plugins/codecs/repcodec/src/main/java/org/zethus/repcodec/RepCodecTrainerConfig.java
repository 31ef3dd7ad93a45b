package org.zethus.repcodec;

import org.zethus.api.config.Default;
import org.zethus.api.config.Key;
import org.zethus.torch.repcodec.RepCodecConfig;
import org.zethus.torch.train.HoldOut;
import org.zethus.torch.train.TrainConfig;

/**
 * How the stage {@code trainer/repcodec} is configured.
 *
 * @param feature which feature of the input {@code features} is quantised
 * @param segmentFrames frames of a piece of training
 * @param model the network
 * @param loss terms and their weights
 * @param train optimiser, schedule, steps
 * @param holdOut what is not learned
 * @param halfPrecision weights are written as float16, half as large
 */
record RepCodecTrainerConfig(
    @Default("semantic") String feature,
    @Default("200") int segmentFrames,
    @Default("{}") RepCodecConfig model,
    @Default("{}") RepCodecLosses loss,
    @Default("{}") TrainConfig train,
    @Key("") HoldOut holdOut,
    @Default("false") boolean halfPrecision) {
  RepCodecTrainerConfig {
    if (segmentFrames < 1) {
      throw new IllegalArgumentException(
          "need segment_frames of at least 1, found " + segmentFrames);
    }
  }

  /** {@return what the checkpoint's {@code config.json} says} */
  RepCodecCheckpoint checkpoint() {
    return new RepCodecCheckpoint(RepCodecCheckpoint.ID, feature, model);
  }
}
