package org.zethus.onnx.voice;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.zethus.api.plugin.ZethusException;

/** Reads text as far as the ids a graph takes. */
@FunctionalInterface
interface TextReader {
  /**
   * {@return the sentences, each read when it is its turn}
   *
   * @throws ZethusException if there is nothing to say
   */
  Stream<Line> read(String text);

  /**
   * A sentence.
   *
   * @param text as written
   * @param symbols as they reach the graph
   */
  record Line(String text, Symbols symbols) {}

  /** Reads one sentence; the result is empty where none of its symbols is known. */
  @FunctionalInterface
  interface SentenceReader {
    Symbols symbols(String sentence);
  }

  /** {@return a reader that splits text into the sentences of a language} */
  static TextReader bySentence(Locale language, SentenceReader reader) {
    return text -> {
      List<String> sentences = sentences(text, language);
      if (sentences.stream()
          .noneMatch(line -> line.codePoints().anyMatch(Character::isLetterOrDigit))) {
        throw new ZethusException("found no word to say in the text");
      }
      return sentences.stream()
          .map(line -> new Line(line, reader.symbols(line)))
          .filter(line -> line.symbols.size() > 0);
    };
  }

  private static List<String> sentences(String text, Locale language) {
    BreakIterator ends = BreakIterator.getSentenceInstance(language);
    ends.setText(text);
    List<String> sentences = new ArrayList<>();
    int from = ends.first();
    for (int to = ends.next(); to != BreakIterator.DONE; to = ends.next()) {
      String sentence = text.substring(from, to).strip();
      if (!sentence.isEmpty()) {
        sentences.add(sentence.replaceAll("\\s+", " "));
      }
      from = to;
    }
    return sentences;
  }
}
