package org.zethus.api.model;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.zethus.api.plugin.ZethusException;

/**
 * Text to speech.
 *
 * @param text what to say; phones may stand in it as {@code {HH AH0 L OW1}}
 * @param speaker one of the model's speakers; empty for its first
 * @param speed 1 as trained, 2 twice as fast; greater than 0
 * @param pitch factor on F0, 1 as trained; greater than 0
 * @param energy factor on energy, 1 as trained; greater than 0
 * @param seed of everything random
 * @param controls what else a model can be told, by the names it has for it, e.g. {@code
 *     noise_scale}; empty: as trained
 * @param prompt speech to continue from, for a model that takes its voice from there; null: none
 * @param language of the text by its ISO 639-1 code, e.g. {@code de}; empty: the model's own
 */
public record TtsRequest(
    String text,
    String speaker,
    double speed,
    double pitch,
    double energy,
    long seed,
    Map<String, Double> controls,
    @Nullable SpeechPrompt prompt,
    String language)
    implements ModelRequest {
  public TtsRequest {
    Languages.requireCode(language);
    controls = Map.copyOf(controls);
    requirePositive("speed", speed);
    requirePositive("pitch", pitch);
    requirePositive("energy", energy);
  }

  /** In the model's own language. */
  public TtsRequest(
      String text,
      String speaker,
      double speed,
      double pitch,
      double energy,
      long seed,
      Map<String, Double> controls,
      @Nullable SpeechPrompt prompt) {
    this(text, speaker, speed, pitch, energy, seed, controls, prompt, "");
  }

  /** Without a prompt. */
  public TtsRequest(
      String text,
      String speaker,
      double speed,
      double pitch,
      double energy,
      long seed,
      Map<String, Double> controls) {
    this(text, speaker, speed, pitch, energy, seed, controls, null);
  }

  /** Without further controls. */
  public TtsRequest(
      String text, String speaker, double speed, double pitch, double energy, long seed) {
    this(text, speaker, speed, pitch, energy, seed, Map.of());
  }

  /** As trained, by the first speaker. */
  public TtsRequest(String text) {
    this(text, "", 1, 1, 1, 0);
  }

  /** {@return the same in the voice of a prompt} */
  public TtsRequest withPrompt(SpeechPrompt speech) {
    return new TtsRequest(text, speaker, speed, pitch, energy, seed, controls, speech, language);
  }

  /** {@return the same in a language} */
  public TtsRequest withLanguage(String code) {
    return new TtsRequest(text, speaker, speed, pitch, energy, seed, controls, prompt, code);
  }

  private static void requirePositive(String what, double factor) {
    if (!(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "need a %s factor greater than 0, found %s".formatted(what, factor));
    }
  }

  /**
   * Refuses controls that a model does not have.
   *
   * @throws ZethusException naming one, and those that the model has
   */
  public void requireControlsOf(String model, Set<String> known) {
    for (String control : new TreeSet<>(controls.keySet())) {
      if (!known.contains(control)) {
        throw new ZethusException(
            known.isEmpty()
                ? "%s has no control '%s', nor any other".formatted(model, control)
                : "%s has no control '%s'; it has %s"
                    .formatted(model, control, String.join(", ", new TreeSet<>(known))));
      }
    }
  }

  /**
   * {@return the prompt, for a model that cannot speak without}
   *
   * @throws ZethusException if there is none
   */
  public SpeechPrompt requirePrompt(String model) {
    if (prompt == null) {
      throw new ZethusException(
          "%s speaks in the voice of a prompt and was given none; give it a recording of a few seconds, with `zethus say --prompt FILE --prompt-text TEXT` or the role 'prompt' of a stage"
              .formatted(model));
    }
    return prompt;
  }

  /**
   * Refuses a prompt, for a model that has voices of its own.
   *
   * @throws ZethusException if there is one
   */
  public void requireNoPrompt(String model) {
    if (prompt != null) {
      throw new ZethusException(
          "%s has voices of its own and takes none from a prompt; leave the prompt out"
              .formatted(model));
    }
  }

  /**
   * Refuses a language, for a model that reads one alone.
   *
   * @throws ZethusException if one is asked for
   */
  public void requireNoLanguage(String model) {
    if (!language.isEmpty()) {
      throw new ZethusException(
          "%s reads the language it was trained on alone and was asked for '%s'; leave the language out"
              .formatted(model, language));
    }
  }

  @Override
  public String task() {
    return "tts";
  }
}
