package org.zethus.dualcodectts;

import org.zethus.api.config.Default;
import org.zethus.api.config.Key;
import org.zethus.torch.LinearForm;
import org.zethus.torch.sampling.Sampling;
import org.zethus.torch.train.HoldOut;
import org.zethus.torch.train.TrainConfig;

/**
 * How the stage {@code trainer/dualcodec-valle} is configured.
 *
 * @param model both networks
 * @param train optimiser, schedule, steps
 * @param stage what of the section {@code train} says which half learns
 * @param vocabulary what text becomes; {@code whisper} needs the input {@code tokenizer}
 * @param language of the texts, two or three letters
 * @param joinedUtterances how many utterances of one speaker, drawn anew each time, are learned as
 *     one: where they are short, so that the model learns to go on in a voice
 * @param maxPromptFrames longest prompt that the second half hears in training
 * @param inference how the checkpoint draws codes where nobody says otherwise
 * @param maxLength symbols of text, prompt and what is said together, at most
 * @param holdOut what is not learned
 * @param halfPrecision weights are written as float16, half as large
 */
record VoiceTrainerConfig(
    VoiceConfig.Model model,
    @Default("{}") TrainConfig train,
    @Key("train") @Default("{}") Stage stage,
    @Default("whisper") VoiceConfig.Vocabulary vocabulary,
    @Default("en") String language,
    @Default("1") int joinedUtterances,
    @Default("38") int maxPromptFrames,
    @Default("{ top_k: 15, top_p: 0.85, repetition_penalty: 1.1 }") Sampling inference,
    @Default("1000") int maxLength,
    @Key("") HoldOut holdOut,
    @Default("false") boolean halfPrecision) {
  /**
   * Which half learns.
   *
   * @param trainStage 1 the first, 2 the second, from the first stage's checkpoint, 0 both at once
   */
  record Stage(@Default("0") int trainStage) {
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

  VoiceTrainerConfig {
    if (joinedUtterances < 1 || maxPromptFrames < 0) {
      throw new IllegalArgumentException(
          "need joined_utterances of at least 1 and max_prompt_frames of at least 0, found %d and %d"
              .formatted(joinedUtterances, maxPromptFrames));
    }
  }

  /** {@return what a checkpoint that it trains says} */
  VoiceConfig voice() {
    return new VoiceConfig(
        model, vocabulary, language, inference, maxLength, LinearForm.Storage.FLOAT32);
  }
}
