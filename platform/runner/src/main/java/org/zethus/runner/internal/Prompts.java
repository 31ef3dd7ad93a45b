package org.zethus.runner.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.model.SpeechPrompt;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.dsp.file.AudioFiles;

/**
 * In whose voice a model stage speaks: the role {@code prompt} names one recording for all, or an
 * artifact with sound, of which each utterance gets another one by its own speaker.
 */
final class Prompts {
  /** The role. */
  static final String ROLE = "prompt";

  private static final String AUDIO = "audio";

  private final @Nullable SpeechPrompt forAll;
  private final @Nullable Manifest recordings;
  private final String language;
  private final UnaryOperator<SpeechPrompt> hear;
  private final Map<String, SpeechPrompt> read = new LinkedHashMap<>();

  private Prompts(
      @Nullable SpeechPrompt forAll,
      @Nullable Manifest recordings,
      String language,
      UnaryOperator<SpeechPrompt> hear) {
    this.forAll = forAll;
    this.recordings = recordings;
    this.language = language;
    this.hear = hear;
  }

  /**
   * {@return the prompts of a run}
   *
   * @param text what is said in the recording, where the role names one
   * @param language of what is said; empty: that of the text to say
   * @param hear gives a prompt its words, where it has none
   * @throws ZethusException if it cannot be read
   */
  static Prompts of(
      RunContext context, String text, String language, UnaryOperator<SpeechPrompt> hear) {
    if (!context.inputs().contains(ROLE)) {
      return new Prompts(null, null, language, hear);
    }
    Path place = context.input(ROLE);
    if (Files.isDirectory(place)) {
      return new Prompts(null, Manifest.read(place), language, hear);
    }
    SpeechPrompt one = new SpeechPrompt(AudioFiles.read(place), text, language);
    return new Prompts(hear.apply(one), null, language, hear);
  }

  /**
   * {@return the prompt of an utterance; null if there is none for any}
   *
   * @throws ZethusException if there is no other recording of its speaker
   */
  @Nullable SpeechPrompt of(Utterance utterance) {
    Manifest manifest = recordings;
    if (manifest == null) {
      return forAll;
    }
    Utterance chosen = chosen(manifest, utterance);
    return read.computeIfAbsent(chosen.id(), id -> read(manifest, chosen));
  }

  /**
   * Half way round the speaker's recordings: each is the prompt of another, and neighbours, which
   * often say the same, are not.
   */
  private static Utterance chosen(Manifest manifest, Utterance utterance) {
    List<Utterance> own =
        manifest.utterances().stream()
            .filter(each -> each.speaker().equals(utterance.speaker()))
            .toList();
    List<String> ids = own.stream().map(Utterance::id).toList();
    int at = ids.indexOf(utterance.id());
    if (own.size() - (at < 0 ? 0 : 1) < 1) {
      throw new ZethusException(
          "%s has no recording of the speaker '%s' besides '%s' itself"
              .formatted(manifest.folder(), utterance.speaker(), utterance.id()));
    }
    return at < 0 ? own.get(0) : own.get((at + (own.size() + 1) / 2) % own.size());
  }

  private SpeechPrompt read(Manifest manifest, Utterance utterance) {
    return hear.apply(
        new SpeechPrompt(
            AudioFiles.read(manifest.file(utterance, AUDIO)), utterance.text(), language));
  }
}
