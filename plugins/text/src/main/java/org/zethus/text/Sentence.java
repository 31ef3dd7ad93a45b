package org.zethus.text;

import java.util.List;

/**
 * A sentence as written and as read.
 *
 * @param text as written
 * @param words as read, in order; begins with the pause {@link Arpabet#SILENCE} and ends with that
 *     of a punctuation mark
 */
public record Sentence(String text, List<Word> words) {
  public Sentence {
    words = List.copyOf(words);
  }

  /** {@return the phones of all words and pauses} */
  public List<String> phones() {
    return words.stream().flatMap(word -> word.phones().stream()).toList();
  }

  /**
   * A word or a pause.
   *
   * @param spoken lower case, e.g. {@code doctor} for {@code Dr.}, sometimes several words that are
   *     said as one; a letter that is named is upper case, phones that were given stand in braces,
   *     a pause is its mark
   * @param phones of a pause: its mark
   */
  public record Word(String spoken, List<String> phones) {
    public Word {
      phones = List.copyOf(phones);
    }

    /** {@return the pause of a mark or {@link Arpabet#SILENCE}} */
    public static Word pause(String mark) {
      return new Word(mark, List.of(mark));
    }

    /** {@return whether it is a pause} */
    public boolean isPause() {
      return phones.size() == 1 && Arpabet.isPause(phones.get(0));
    }
  }
}
