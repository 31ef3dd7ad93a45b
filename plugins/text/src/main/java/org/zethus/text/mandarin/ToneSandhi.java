package org.zethus.text.mandarin;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * Tones that change before other tones, as MaskGCT's training data has them: within words. A "not"
 * or "one" that stands alone belongs to the word after it.
 */
final class ToneSandhi {
  private static final String NOT = "\u4e0d";
  private static final String ONE = "\u4e00";
  private static final String SUFFIX = "\u513f";

  /** Words, among them daughter and child, in which the suffix is none. */
  private static final Set<String> WITH_OWN_TONE =
      Set.of("\u5973\u513f", "\u8001\u513f", "\u7537\u513f", "\u5c11\u513f", "\u5c0f\u513f");

  private static final String DIGITS_AND_TEN =
      "\u96f6\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341";
  private static final String ORDINAL = "\u7b2c";
  private static final String DATES = "\u6708\u65e5\u53f7";

  private ToneSandhi() {}

  /** {@return the syllables of a phrase, with the tones they are said with} */
  static List<Syllable> said(List<List<Syllable>> words) {
    List<Syllable> all = new ArrayList<>();
    BitSet ends = new BitSet(); // of words of several characters
    for (List<Syllable> word : withSuffixes(words)) {
      all.addAll(withinWord(word));
      ends.set(all.size() - 1, word.size() > 1);
    }
    for (int i = 0; i + 1 < all.size(); i++) {
      if (!ends.get(i)) {
        all.set(i, before(all.get(i), i > 0 ? all.get(i - 1).character() : "", all.get(i + 1)));
      }
    }
    return all;
  }

  /** The words, a suffix that stands alone at the end of the one before it. */
  private static List<List<Syllable>> withSuffixes(List<List<Syllable>> words) {
    List<List<Syllable>> joined = new ArrayList<>();
    for (List<Syllable> word : words) {
      if (!joined.isEmpty() && written(word).equals(SUFFIX)) {
        joined.get(joined.size() - 1).addAll(word);
      } else {
        joined.add(new ArrayList<>(word));
      }
    }
    return joined;
  }

  private static String written(List<Syllable> word) {
    StringBuilder written = new StringBuilder();
    word.forEach(syllable -> written.append(syllable.character()));
    return written.toString();
  }

  /**
   * Of two or three third tones all but the last become second; "not" in the middle of three and
   * the suffix lose their tone.
   */
  private static List<Syllable> withinWord(List<Syllable> word) {
    List<Syllable> said = new ArrayList<>(word);
    int last = said.size() - 1;
    if (last < 1) {
      return said;
    }
    if (last <= 2 && said.stream().allMatch(syllable -> syllable.tone() == 3)) {
      said.subList(0, last).replaceAll(syllable -> syllable.withTone(2));
    }
    if (last == 2 && said.get(1).character().equals(NOT)) {
      said.set(1, said.get(1).withTone(Syllable.NEUTRAL));
    }
    if (said.get(last).character().equals(SUFFIX) && !WITH_OWN_TONE.contains(written(word))) {
      said.set(last, said.get(last).withTone(Syllable.NEUTRAL));
    }
    return said;
  }

  /** What "not" and "one" become before a syllable. */
  private static Syllable before(Syllable syllable, String before, Syllable after) {
    boolean one = syllable.character().equals(ONE);
    if (!one && !syllable.character().equals(NOT) || syllable.tone() == Syllable.NEUTRAL) {
      return syllable;
    }
    if (one && isCounted(before, after.character())) {
      return syllable.withTone(1);
    }
    if (before.equals(after.character())) {
      return syllable.withTone(Syllable.NEUTRAL);
    }
    return syllable.withTone(after.tone() == 4 ? 2 : 4);
  }

  /** Whether "one" is a digit, a place in a row or a day. */
  private static boolean isCounted(String before, String after) {
    return DIGITS_AND_TEN.contains(after)
        || DATES.contains(after)
        || before.equals(ORDINAL)
        || !before.isEmpty() && DIGITS_AND_TEN.contains(before);
  }
}
