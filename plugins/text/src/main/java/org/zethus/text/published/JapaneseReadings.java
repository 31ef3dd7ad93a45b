package org.zethus.text.published;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.ja.JapaneseTokenizer;
import org.apache.lucene.analysis.ja.tokenattributes.ReadingAttribute;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** How Japanese words are said, by the dictionary of Lucene's morphological analysis (IPADIC). */
final class JapaneseReadings {
  private JapaneseReadings() {}

  /**
   * {@return the text with its words in katakana as they are said; an unknown word as it stands}
   */
  static String katakana(String text) {
    try (JapaneseTokenizer words =
        new JapaneseTokenizer(null, false, JapaneseTokenizer.Mode.NORMAL)) {
      CharTermAttribute written = words.addAttribute(CharTermAttribute.class);
      ReadingAttribute reading = words.addAttribute(ReadingAttribute.class);
      words.setReader(new StringReader(text));
      words.reset();
      StringBuilder said = new StringBuilder();
      while (words.incrementToken()) {
        String known = reading.getPronunciation();
        said.append(known == null ? written.toString() : known);
      }
      return said.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
