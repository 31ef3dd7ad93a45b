package org.zethus.text.published;

import java.util.ArrayList;
import java.util.List;
import org.zethus.text.published.ChineseDictionary.Syllable;

/** Tones that change before other tones. */
final class ToneSandhi {
  private static final String NOT = "\u4e0d";
  private static final String ONE = "\u4e00";
  private static final String SUFFIX = "\u513f";
  private static final String DIGITS_AND_TEN =
      "\u96f6\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341";
  private static final String ORDINAL = "\u7b2c";
  private static final String DATES = "\u6708\u65e5\u53f7";
  private static final int NEUTRAL = 5;

  private ToneSandhi() {}

  /** {@return the syllables of a phrase, with the tones they are said with} */
  static List<Syllable> said(List<List<Syllable>> words) {
    List<Syllable> all = new ArrayList<>();
    words.forEach(word -> all.addAll(withinWord(word)));
    for (int i = 0; i < all.size(); i++) {
      String before = i > 0 ? all.get(i - 1).character() : "";
      Syllable after = i + 1 < all.size() ? all.get(i + 1) : null;
      if (after != null) {
        all.set(i, before(all.get(i), before, after));
      }
    }
    return all;
  }

  /** Of third tones in a row all but the last become second; a suffix loses its tone. */
  private static List<Syllable> withinWord(List<Syllable> word) {
    List<Syllable> said = new ArrayList<>(word);
    int last = said.size() - 1;
    if (last < 1) {
      return said;
    }
    if (last <= 2 && said.stream().allMatch(syllable -> syllable.tone() == 3)) {
      for (int i = 0; i < last; i++) {
        said.set(i, said.get(i).withTone(2));
      }
    }
    if (said.get(last).character().equals(SUFFIX) && last > 1) {
      said.set(last, said.get(last).withTone(NEUTRAL));
    }
    return said;
  }

  /** What "not" and "one" become before a syllable. */
  private static Syllable before(Syllable syllable, String before, Syllable after) {
    boolean doubled = before.equals(after.character());
    if (syllable.character().equals(NOT)) {
      return doubled ? syllable.withTone(NEUTRAL) : syllable.withTone(after.tone() == 4 ? 2 : 4);
    }
    if (!syllable.character().equals(ONE)) {
      return syllable;
    }
    boolean counted =
        DIGITS_AND_TEN.contains(after.character())
            || DATES.contains(after.character())
            || before.equals(ORDINAL)
            || !before.isEmpty() && DIGITS_AND_TEN.contains(before);
    if (counted) {
      return syllable.withTone(1);
    }
    return doubled ? syllable.withTone(NEUTRAL) : syllable.withTone(after.tone() == 4 ? 2 : 4);
  }
}
