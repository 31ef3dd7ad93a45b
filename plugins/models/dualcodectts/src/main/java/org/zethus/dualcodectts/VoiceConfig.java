package org.zethus.dualcodectts;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zethus.api.config.Config;
import org.zethus.api.config.Default;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.torch.LinearForm;
import org.zethus.torch.sampling.Sampling;

/**
 * What a checkpoint's {@code config.json} says; that of the published one is known.
 *
 * @param model both networks
 * @param vocabulary what its text ids are
 * @param language of its text, two or three letters
 * @param inference how codes of the first codebook are drawn, where nobody says otherwise
 * @param maxLength symbols of text, prompt and what is said together, at most
 * @param storage how linear layers hold their weights while the model speaks
 */
record VoiceConfig(
    Model model,
    @Default("whisper") Vocabulary vocabulary,
    @Default("en") String language,
    @Default("{ top_k: 15, top_p: 0.85, repetition_penalty: 1.1 }") Sampling inference,
    @Default("1000") int maxLength,
    @Default("float32") LinearForm.Storage storage) {
  /** Id of the model and of its trainer. */
  static final String ID = "dualcodec-valle";

  private static final String PUBLISHED =
      "{ model: { ar: { vocab_size: 68260, speech_vocab_size: 16384 }, nar: {} } }";

  /** What text ids are. */
  enum Vocabulary {
    /** A language, then Whisper's tokens. */
    WHISPER,
    /** The bytes of UTF-8, for a model of few words. */
    BYTES
  }

  /**
   * The networks.
   *
   * @param ar text and first codebook
   * @param nar the further codebooks
   */
  record Model(SpeechLmConfig ar, CodebookFillerConfig nar) {
    Model {
      if (ar.codes() != nar.firstCodes()) {
        throw new IllegalArgumentException(
            "need one size of the first codebook, found ar.speech_vocab_size %d and nar.first_layer_vocab_size %d"
                .formatted(ar.codes(), nar.firstCodes()));
      }
    }
  }

  VoiceConfig {
    if (maxLength < 1) {
      throw new IllegalArgumentException("need max_length of at least 1, found " + maxLength);
    }
  }

  /** {@return what a checkpoint says, ours or the published one, which has no config} */
  static VoiceConfig of(Checkpoint checkpoint) {
    return PublishedFiles.are(checkpoint)
        ? Config.parse(PUBLISHED, checkpoint.name()).as(VoiceConfig.class)
        : checkpoint.config(VoiceConfig.class);
  }

  /** {@return what {@link #of} reads, with the name by which a folder's model is found} */
  Config toConfig() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("model_type", ID);
    json.putAll(Config.of(this).asMap());
    return Config.of(json, Checkpoint.CONFIG);
  }
}
