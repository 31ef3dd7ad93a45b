package org.zethus.text.mandarin;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** Where a word of Chinese ends and the next begins, by the hidden Markov model of Lucene. */
final class ChineseWords {
  private ChineseWords() {}

  /** {@return the text in words, nothing left out} */
  static List<String> cut(String text) {
    try (HMMChineseTokenizer tokens = new HMMChineseTokenizer()) {
      OffsetAttribute place = tokens.addAttribute(OffsetAttribute.class);
      tokens.setReader(new StringReader(text));
      tokens.reset();
      List<String> words = new ArrayList<>();
      int end = 0;
      while (tokens.incrementToken()) {
        if (place.startOffset() > end) { // what the model does not know is a word by itself
          words.add(text.substring(end, place.startOffset()));
        }
        end = place.endOffset();
        words.add(text.substring(place.startOffset(), end));
      }
      if (end < text.length()) {
        words.add(text.substring(end));
      }
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
