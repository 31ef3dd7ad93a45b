package org.zethus.text.published;

import java.util.Map;

/** Phones of a Mandarin syllable: its initial, and its final with the arrow of its tone. */
final class PinyinPhones {
  private static final Map<String, String> INITIALS =
      Map.ofEntries(
          Map.entry("b", "p\u207c"),
          Map.entry("p", "p\u02b0"),
          Map.entry("m", "m"),
          Map.entry("f", "f"),
          Map.entry("d", "t\u207c"),
          Map.entry("t", "t\u02b0"),
          Map.entry("n", "n"),
          Map.entry("l", "l"),
          Map.entry("g", "k\u207c"),
          Map.entry("k", "k\u02b0"),
          Map.entry("h", "x"),
          Map.entry("j", "t\u0283\u207c"),
          Map.entry("q", "t\u0283\u02b0"),
          Map.entry("x", "\u0283"),
          Map.entry("zh", "ts`\u207c"),
          Map.entry("ch", "ts`\u02b0"),
          Map.entry("sh", "s`"),
          Map.entry("r", "\u0279`"),
          Map.entry("z", "ts\u207c"),
          Map.entry("c", "ts\u02b0"),
          Map.entry("s", "s"));

  private static final Map<String, String> FINALS =
      Map.ofEntries(
          Map.entry("a", "a"),
          Map.entry("o", "o"),
          Map.entry("e", "\u0259"),
          Map.entry("ai", "a\u026a"),
          Map.entry("ei", "e\u026a"),
          Map.entry("ao", "\u0251\u028a"),
          Map.entry("ou", "o\u028a"),
          Map.entry("an", "an"),
          Map.entry("en", "\u0259n"),
          Map.entry("ang", "\u0251\u014b"),
          Map.entry("eng", "\u0259\u014b"),
          Map.entry("er", "\u0259\u0279"),
          Map.entry("i", "i"),
          Map.entry("ia", "ia"),
          Map.entry("io", "i|o"),
          Map.entry("ie", "i\u025b"),
          Map.entry("iai", "i|a\u026a"),
          Map.entry("iao", "i\u0251\u028a"),
          Map.entry("iou", "io\u028a"),
          Map.entry("ian", "j\u025bn"),
          Map.entry("in", "in"),
          Map.entry("iang", "i\u0251\u014b"),
          Map.entry("ing", "i\u014b"),
          Map.entry("iong", "j\u028a\u014b"),
          Map.entry("u", "u"),
          Map.entry("ua", "ua"),
          Map.entry("uo", "uo"),
          Map.entry("uai", "ua\u026a"),
          Map.entry("uei", "ue\u026a"),
          Map.entry("uan", "uan"),
          Map.entry("uen", "u\u0259n"),
          Map.entry("uang", "u\u0251\u014b"),
          Map.entry("ueng", "\u028a\u014b"),
          Map.entry("ong", "\u028a\u014b"),
          Map.entry("v", "\u0265"),
          Map.entry("ve", "\u0265\u025b"),
          Map.entry("van", "\u0265\u00e6n"),
          Map.entry("vn", "\u0265n"));

  /** Finals that pinyin writes shorter after an initial. */
  private static final Map<String, String> WRITTEN_OUT =
      Map.of("iu", "iou", "ui", "uei", "un", "uen", "ue", "ve");

  /** What syllables without an initial are written for. */
  private static final Map<String, String> WITHOUT_INITIAL =
      Map.ofEntries(
          Map.entry("yi", "i"),
          Map.entry("yin", "in"),
          Map.entry("ying", "ing"),
          Map.entry("yu", "v"),
          Map.entry("yue", "ve"),
          Map.entry("yuan", "van"),
          Map.entry("yun", "vn"),
          Map.entry("yong", "iong"),
          Map.entry("wu", "u"),
          Map.entry("n", "en"),
          Map.entry("ng", "en"));

  private static final String[] TONES = {"", "\u2192", "\u2191", "\u2193\u2191", "\u2193", ""};
  private static final String LABIALS = "bpmf";
  private static final String SIBILANTS = "zh ch sh r z c s";
  private static final String PALATALS = "jqx";

  private PinyinPhones() {}

  /**
   * {@return the phones with {@code |} between them; none for what is no syllable}
   *
   * @param pinyin without tone, {@code v} for ü
   * @param tone 1 to 4; 5 or 0 for the neutral one
   */
  static String of(String pinyin, int tone) {
    String initial = initial(pinyin);
    String last = pinyin.substring(initial.length());
    String arrow = TONES[tone];
    if (last.equals("o") && !initial.isEmpty() && LABIALS.contains(initial)) {
      return INITIALS.get(initial) + "wo" + arrow;
    }
    if (last.equals("i") && !initial.isEmpty() && SIBILANTS.contains(initial)) {
      // As published: without a tone nothing stands for the vowel.
      return INITIALS.get(initial) + (arrow.isEmpty() ? "" : "\u0279" + arrow);
    }
    String known = FINALS.get(initial.isEmpty() ? alone(pinyin) : after(initial, last));
    if (known == null) {
      return "";
    }
    return initial.isEmpty() ? known + arrow : INITIALS.get(initial) + "|" + known + arrow;
  }

  private static String initial(String pinyin) {
    for (int length = Math.min(2, pinyin.length() - 1); length > 0; length--) {
      if (INITIALS.containsKey(pinyin.substring(0, length))
          && !WITHOUT_INITIAL.containsKey(pinyin)) {
        return pinyin.substring(0, length);
      }
    }
    return "";
  }

  private static String alone(String pinyin) {
    String last = WITHOUT_INITIAL.get(pinyin);
    if (last != null) {
      return last;
    }
    return pinyin.startsWith("y")
        ? "i" + pinyin.substring(1)
        : pinyin.startsWith("w") ? writtenOut("u" + pinyin.substring(1)) : pinyin;
  }

  private static String after(String initial, String last) {
    return PALATALS.contains(initial) && last.startsWith("u")
        ? "v" + last.substring(1)
        : writtenOut(last);
  }

  private static String writtenOut(String last) {
    return WRITTEN_OUT.getOrDefault(last, last);
  }
}
