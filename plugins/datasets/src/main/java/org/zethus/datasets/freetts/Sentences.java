package org.zethus.datasets.freetts;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.Reason;
import org.zethus.api.plugin.ZethusException;
import org.zethus.datasets.Problem.Kind;
import org.zethus.datasets.Problems;

/** Sentences to speak: one per line, or {@code id|sentence}; blank lines do not count. */
final class Sentences {
  private Sentences() {}

  /**
   * Reads a UTF-8 file.
   *
   * @throws ZethusException if it cannot be read; naming every bad line
   */
  static List<Utterance> read(Path file) {
    try {
      return parse(Files.readAllLines(file, StandardCharsets.UTF_8), file.toString());
    } catch (CharacterCodingException e) {
      throw new ZethusException(
          "cannot read sentences from %s: it is not UTF-8 text".formatted(file), e);
    } catch (IOException e) {
      throw new ZethusException(
          "cannot read sentences from %s: %s".formatted(file, Reason.of(e)), e);
    }
  }

  /** Sentences without an id are named by their line. */
  static List<Utterance> parse(List<String> lines, String source) {
    List<Utterance> sentences = new ArrayList<>();
    Map<String, Integer> lineOf = new HashMap<>();
    Problems problems = new Problems();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      int bar = line.indexOf('|');
      if (line.isEmpty()) {
        continue;
      }
      String id = bar < 0 ? "sentence-%05d".formatted(i + 1) : line.substring(0, bar).strip();
      String text = line.substring(bar + 1).strip();
      String where = "line " + (i + 1);
      Integer earlier = lineOf.putIfAbsent(id, i + 1);
      if (earlier != null) {
        problems.add(
            Kind.DUPLICATE_ID, where, "id '%s' stands in line %d already".formatted(id, earlier));
      } else if (text.isEmpty()) {
        problems.add(Kind.EMPTY_TEXT, where, "no sentence behind '%s'".formatted(line));
      } else {
        try {
          sentences.add(new Utterance(id, text));
        } catch (IllegalArgumentException e) {
          problems.add(Kind.BAD_LINE, where, String.valueOf(e.getMessage()));
        }
      }
    }
    problems.throwIfAny("cannot use the sentences of " + source);
    return sentences;
  }
}
