package org.zethus.text.published;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.zethus.text.espeak.Espeak;
import org.zethus.text.espeak.Phonemizer;
import org.zethus.text.espeak.Phonemizer.Style;

/**
 * Phones by espeak-ng as published VALL-E and VITS models were trained with: {@code _} between
 * words, marks as symbols of their own, no stress.
 */
public final class EspeakG2p {
  private static final String WORD = "_";
  private static final String PHONE = "|";

  /** Letters of one phone, or a single other character. */
  private static final Pattern SYMBOL =
      Pattern.compile("[\\p{L}\\p{N}_]+|[^\\p{L}\\p{N}_\\s]", Pattern.UNICODE_CHARACTER_CLASS);

  private final Phonemizer phonemizer;

  /**
   * Phones of a language.
   *
   * @param espeak who is asked
   * @param voice e.g. {@code en-us}
   */
  public EspeakG2p(Espeak espeak, String voice) {
    phonemizer =
        new Phonemizer(espeak, new Style(voice, Style.DEFAULT_MARKS, WORD, PHONE, false, true));
  }

  /** {@return the phones of a sentence} */
  public List<String> phones(String text) {
    String straight = text.replace('\u201c', '"').replace('\u201d', '"').strip();
    List<String> phones = new ArrayList<>();
    for (String word : phonemizer.phonemize(straight).split(WORD, -1)) {
      SYMBOL
          .matcher(word)
          .results()
          .map(MatchResult::group)
          .filter(symbol -> !symbol.equals(PHONE))
          .forEach(phones::add);
      phones.add(WORD);
    }
    return phones.subList(0, phones.size() - 1);
  }
}
