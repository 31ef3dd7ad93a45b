package org.zethus.voice.bundle;

import java.util.function.Function;
import org.zethus.api.config.Default;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.voice.Voice;

/**
 * What {@code voice.json} says. The model's checkpoint lies below {@code model/}, the vocoder's
 * below {@code vocoder/}.
 *
 * @param id by which it is asked for
 * @param description one line: who or what speaks
 * @param language BCP 47 tag, e.g. {@code en-US}
 * @param licence of the weights
 * @param model id of the model plugin
 * @param vocoder id of the vocoder plugin; empty where the model makes waveforms
 * @param ranking of the voices, the one with the highest speaks where none is asked for
 */
record VoiceCard(
    String id,
    @Default("") String description,
    @Default("en-US") String language,
    @Default("") String licence,
    String model,
    @Default("") String vocoder,
    @Default("0") int ranking) {
  /** Name of the file at the root of the jar. */
  static final String FILE = "voice.json";

  static final String MODEL = "model/";
  static final String VOCODER = "vocoder/";

  VoiceCard {
    if (!id.matches("[a-z0-9][a-z0-9-]*")) {
      throw new IllegalArgumentException(
          "need a voice id of lower-case letters, digits and '-', found '%s'".formatted(id));
    }
  }

  /**
   * {@return the voice}
   *
   * @param parts gives the checkpoint below a prefix
   */
  Voice voice(Function<String, Checkpoint> parts) {
    Voice.Part speaks = new Voice.Part(model, parts.apply(MODEL));
    return new Voice(
        description,
        language,
        licence,
        speaks,
        vocoder.isEmpty() ? null : new Voice.Part(vocoder, parts.apply(VOCODER)));
  }
}
