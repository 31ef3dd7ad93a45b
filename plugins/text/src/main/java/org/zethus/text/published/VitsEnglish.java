package org.zethus.text.published;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.zethus.text.espeak.Espeak;
import org.zethus.text.espeak.Phonemizer;
import org.zethus.text.espeak.Phonemizer.Style;

/**
 * English as the repository of VITS reads it ({@code english_cleaners2}): ASCII, lower case,
 * abbreviations, then espeak-ng's IPA with stress and punctuation. Every character is a symbol.
 *
 * @see <a href="https://arxiv.org/abs/2106.06103">Kim et al. 2021, section 3.1</a>
 */
public final class VitsEnglish {
  /** The name in configs. */
  public static final String CLEANER = "english_cleaners2";

  private static final String PADDING = "_";
  private static final String MARKS = ";:,.!?\u00a1\u00bf\u2014\u2026\"\u00ab\u00bb\u201c\u201d ";
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final String IPA =
      "\u0251\u0250\u0252\u00e6\u0253\u0299\u03b2\u0254\u0255\u00e7\u0257\u0256\u00f0\u02a4\u0259"
          + "\u0258\u025a\u025b\u025c\u025d\u025e\u025f\u0284\u0261\u0260\u0262\u029b\u0266\u0267"
          + "\u0127\u0265\u029c\u0268\u026a\u029d\u026d\u026c\u026b\u026e\u029f\u0271\u026f\u0270"
          + "\u014b\u0273\u0272\u0274\u00f8\u0275\u0278\u03b8\u0153\u0276\u0298\u0279\u027a\u027e"
          + "\u027b\u0280\u0281\u027d\u0282\u0283\u0288\u02a7\u0289\u028a\u028b\u2c71\u028c\u0263"
          + "\u0264\u028d\u03c7\u028e\u028f\u0291\u0290\u0292\u0294\u02a1\u0295\u02a2\u01c0\u01c1"
          + "\u01c2\u01c3\u02c8\u02cc\u02d0\u02d1\u02bc\u02b4\u02b0\u02b1\u02b2\u02b7\u02e0\u02e4"
          + "\u02de\u2193\u2191\u2192\u2197\u2198'\u0329'\u1d7b";

  private final Phonemizer phonemizer;

  /** A front end that asks {@code espeak}. */
  public VitsEnglish(Espeak espeak) {
    phonemizer =
        new Phonemizer(espeak, new Style("en-us", Style.DEFAULT_MARKS, " ", "", true, true));
  }

  /**
   * {@return the symbols in the order of their ids} The apostrophe is there twice, and counts where
   * it is last.
   */
  public static List<String> symbols() {
    List<String> symbols = new ArrayList<>(List.of(PADDING));
    characters(MARKS + LETTERS + IPA).forEach(symbols::add);
    return symbols;
  }

  private static Stream<String> characters(String text) {
    return text.codePoints().mapToObj(Character::toString);
  }

  /** {@return the characters of a text's phones} */
  public List<String> read(String text) {
    String plain = Transliteration.ascii(text).toLowerCase(Locale.ROOT);
    String expanded = PublishedAbbreviations.beforeDots(plain);
    String phones = phonemizer.phonemize(expanded.strip()).strip();
    return characters(phones.replaceAll("\\s+", " ")).toList();
  }
}
