package org.zethus.runner.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.Reason;
import org.zethus.api.plugin.ZethusException;

/** What a model stage is to say. */
final class SpokenTexts {
  private SpokenTexts() {}

  /**
   * {@return one utterance per line of a text file: {@code id|text}, or text alone, which is
   * numbered}
   *
   * @throws ZethusException naming the line that is bad
   */
  static List<Utterance> ofFile(Path file) {
    List<String> lines = lines(file);
    boolean withIds = lines.stream().filter(line -> !line.isBlank()).allMatch(SpokenTexts::hasId);
    List<Utterance> utterances = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty()) {
        utterances.add(
            withIds
                ? withId(line, file, i + 1)
                : new Utterance("%04d".formatted(utterances.size() + 1), line));
      }
    }
    if (utterances.isEmpty()) {
      throw new ZethusException(
          "%s: found no text, expected one sentence per line or id|text".formatted(file));
    }
    return utterances;
  }

  /** {@return what utterances say, without their files} Where there are only phones, those. */
  static List<Utterance> of(Manifest manifest) {
    return manifest.utterances().stream()
        .map(
            utterance ->
                new Utterance(
                    utterance.id(),
                    utterance.speaker(),
                    utterance.text().isBlank()
                        ? "{" + String.join(" ", utterance.phones()) + "}"
                        : utterance.text(),
                    0,
                    List.of(),
                    List.of(),
                    Map.of()))
        .toList();
  }

  private static boolean hasId(String line) {
    return line.indexOf('|') > 0;
  }

  private static Utterance withId(String line, Path file, int number) {
    try {
      return new Utterance(
          line.substring(0, line.indexOf('|')).strip(),
          line.substring(line.lastIndexOf('|') + 1).strip());
    } catch (IllegalArgumentException e) {
      throw new ZethusException("%s:%d: %s".formatted(file, number, e.getMessage()), e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new ZethusException(
          "cannot read %s as UTF-8 text: %s".formatted(file, Reason.of(e)), e);
    }
  }
}
