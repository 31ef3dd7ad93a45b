package org.zethus.text.published;

import java.text.Normalizer;
import net.gcardone.junidecode.Junidecode;

/** Text as ASCII, letter by letter, after the table of Text::Unidecode. */
final class Transliteration {
  /** What the table says where it says nothing. */
  private static final String UNKNOWN = "[?]";

  private Transliteration() {}

  /** {@return the text in ASCII; characters that have no likeness are left out} */
  static String ascii(String text) {
    StringBuilder ascii = new StringBuilder(text.length());
    text.codePoints().forEach(point -> ascii.append(ascii(point)));
    return ascii.toString();
  }

  private static String ascii(int point) {
    if (point < 0x80) {
      return Character.toString(point);
    }
    if (Character.isSupplementaryCodePoint(
        point)) { // beyond the table: styled letters have plain ones
      String plain = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC);
      return plain.codePoints().allMatch(Character::isBmpCodePoint) ? ascii(plain) : "";
    }
    String found = Junidecode.unidecode(Character.toString(point));
    return found.equals(UNKNOWN) ? "" : found;
  }
}
