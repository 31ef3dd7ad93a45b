package org.zethus.fastspeech2;

import java.util.List;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.config.Default;
import org.zethus.api.config.Key;
import org.zethus.fastspeech2.FastSpeech2Config.Features;
import org.zethus.fastspeech2.FastSpeech2Config.Model;
import org.zethus.fastspeech2.FastSpeech2Config.Training;
import org.zethus.torch.train.HoldOut;
import org.zethus.torch.train.TrainConfig;

/**
 * How the stage {@code trainer/fastspeech2} is configured. Two records share a section where
 * Amphion's keys do.
 *
 * @param mel how the mel frames were made
 * @param features what else of the section {@code preprocess} the network depends on
 * @param model blocks of the network
 * @param train optimiser, schedule, steps
 * @param network what else of the section {@code train} the network depends on
 * @param frontEnd the text front end whose phones the corpus has; the voice reads text with it
 * @param frozen what stays as in the checkpoint to start from: beginnings of parameters' names,
 *     e.g. {@code encoder}
 * @param holdOut what of the corpus is not learned
 * @param halfPrecision weights are written as float16, half as large
 */
record FastSpeech2TrainerConfig(
    @Key("preprocess") MelSpec mel,
    @Key("preprocess") Features features,
    @Default("{}") Model model,
    @Default("{}") TrainConfig train,
    @Key("train") @Default("{}") Training network,
    @Default("english") String frontEnd,
    @Default("[]") List<String> frozen,
    @Key("") HoldOut holdOut,
    @Default("false") boolean halfPrecision) {
  FastSpeech2TrainerConfig {
    frozen = List.copyOf(frozen);
  }
}
