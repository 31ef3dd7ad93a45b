package org.zethus.maskgct;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.zethus.api.plugin.ZethusException;

/** Cuts text of any language into sentences, as Unicode does (annex 29). */
final class Sentences {
  private Sentences() {}

  /**
   * {@return the sentences of a text, as written; those without a letter or digit left out}
   *
   * @param language by its ISO 639-1 code
   * @throws ZethusException if there are none
   */
  static List<String> of(String text, String language) {
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.forLanguageTag(language));
    breaks.setText(text);
    List<String> sentences = new ArrayList<>();
    int from = breaks.first();
    for (int to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
      String sentence = text.substring(from, to).strip();
      if (sentence.codePoints().anyMatch(Character::isLetterOrDigit)) {
        sentences.add(sentence);
      }
    }
    if (sentences.isEmpty()) {
      throw new ZethusException("found nothing to say in '%s'".formatted(text));
    }
    return sentences;
  }
}
