package org.zethus.text.published;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.zethus.api.plugin.ZethusException;
import org.zethus.text.espeak.Espeak;
import org.zethus.text.espeak.Phonemizer;
import org.zethus.text.espeak.Phonemizer.Style;

/**
 * The English text front end that MaskGCT was trained with: numbers and abbreviations, espeak-ng,
 * and a table that joins phones.
 *
 * @see <a href="https://arxiv.org/abs/2409.00750">Wang et al. 2024</a>
 */
public final class MaskGctEnglish {
  private static final String MARKS = ",.?!;:'\u2026";

  private static final Pattern NOT_READ =
      Pattern.compile("[^\\w\\s_,.?!;:'\u2026]", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern MARK_AND_BLANKS =
      Pattern.compile("\\s*([,.?!;:'\u2026])\\s*", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern BLANKS = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

  /** Marks of other scripts and what they are read as. */
  private static final String[][] PUNCTUATION = {
    {"\uff0c", ","}, {"\u3002", "."}, {"\uff01", "!"}, {"\uff1f", "?"}, {"\uff1b", ";"},
    {"\uff1a", ":"}, {"\u3001", ","}, {"\u2018", "'"}, {"\u2019", "'"}, {"\u22ef", "\u2026"},
    {"\u00b7\u00b7\u00b7", "\u2026"}, {"\u30fb\u30fb\u30fb", "\u2026"}, {"...", "\u2026"}
  };

  /** Phones that end a text with a word's end behind them. */
  private static final String PHONES_BEFORE_BLANK =
      "p\u207c\u02b0mftnlkx\u0283s`\u0279ao\u0259\u025b\u026ae\u0251\u028a\u014biu\u0265w\u00e6j\u02d0";

  private static final Map<Pattern, String> JOINED = joined();

  private final Phonemizer phonemizer;

  /** A front end that asks {@code espeak}. */
  public MaskGctEnglish(Espeak espeak) {
    phonemizer = new Phonemizer(espeak, new Style("en-us", MARKS, "|_|", "|", false, false));
  }

  private static Map<Pattern, String> joined() {
    Map<String, String> table = new LinkedHashMap<>();
    table.put("t|\u0279", "t\u0279");
    table.put("d|\u0279", "d\u0279");
    table.put("t|s", "ts");
    table.put("d|z", "dz");
    table.put("\u026a|\u0279", "\u026a\u0279");
    table.put("\u0250", "\u025a");
    table.put("\u1d7b", "\u026a");
    table.put("\u0259l", "l");
    table.put("x", "k");
    table.put("\u026c", "l");
    table.put("\u0294", "t");
    table.put("n\u0329", "n");
    table.put("o\u02d0|\u0279", "o\u02d0\u0279");
    Map<Pattern, String> patterns = new LinkedHashMap<>();
    table.forEach(
        (phones, one) ->
            patterns.put(
                Pattern.compile("(^|[_|])" + Pattern.quote(phones) + "([_|]|$)"),
                "$1" + one + "$2"));
    return patterns;
  }

  /** {@return the text with numbers and abbreviations as words} */
  public static String normalise(String text) {
    return MaskGctNumbers.expand(PublishedAbbreviations.wholeWords(text));
  }

  /** {@return what espeak-ng is given of a normalised line} */
  static String espeakInput(String line) {
    String plain = line.strip();
    for (String[] pair : PUNCTUATION) {
      plain = plain.replace(pair[0], pair[1]);
    }
    plain = NOT_READ.matcher(plain).replaceAll("");
    plain = MARK_AND_BLANKS.matcher(plain).replaceAll("$1");
    return BLANKS.matcher(plain).replaceAll(" ");
  }

  /** {@return the phones of a text with {@code |} between them and {@code _} between words} */
  public String phonemes(String text) {
    String phonemes =
        normalise(text).strip().lines().map(this::line).collect(Collectors.joining("\n"));
    phonemes = phonemes.replaceAll("([,.?!;:'\u2026])", "|$1|").replaceAll("\\|+", "|");
    phonemes = phonemes.replaceAll("\\|+$", "");
    if (phonemes.isEmpty()) {
      throw new ZethusException("found nothing to say in '%s'".formatted(text));
    }
    if (PHONES_BEFORE_BLANK.indexOf(phonemes.charAt(phonemes.length() - 1)) >= 0) {
      phonemes += "|_";
    }
    return join(phonemes);
  }

  private String line(String line) {
    return phonemizer.phonemize(espeakInput(line));
  }

  private static String join(String phonemes) {
    String joined = phonemes;
    for (Map.Entry<Pattern, String> entry : JOINED.entrySet()) {
      Matcher matcher = entry.getKey().matcher(joined);
      while (matcher.find()) { // a match takes the separator that the next one needs
        joined = matcher.replaceAll(entry.getValue());
        matcher = entry.getKey().matcher(joined);
      }
    }
    return joined;
  }

  /** {@return the ids of those phones that the vocabulary has} */
  public static List<Integer> ids(String phonemes, Map<String, Integer> vocabulary) {
    List<Integer> ids = new ArrayList<>();
    for (String phone : phonemes.split("\\|", -1)) {
      Integer id = vocabulary.get(phone);
      if (id != null) {
        ids.add(id);
      }
    }
    return ids;
  }

  /** A stretch of text in one language. */
  public record Segment(String text, String language) {}

  /**
   * {@return the text cut where Chinese and Latin letters meet; what is neither stays with what is
   * before it} The language is {@code zh}, {@code en}, or {@code other} where there are no letters.
   */
  public static List<Segment> segments(String text) {
    List<Segment> segments = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    String language = "other";
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      String own = language(c);
      if (!own.equals("other") && !own.equals(language)) {
        if (!language.equals("other")) {
          segments.add(new Segment(current.toString(), language));
          current.setLength(0);
        }
        language = own;
      }
      current.append(c);
    }
    segments.add(new Segment(current.toString(), language));
    return segments;
  }

  private static String language(char c) {
    if (c >= '\u4e00' && c <= '\u9fa5') {
      return "zh";
    }
    return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' ? "en" : "other";
  }

  /**
   * {@return the phones of a whole prompt: every segment's, with {@code |} behind it}
   *
   * @throws ZethusException if there is Chinese in it
   */
  public String promptPhonemes(String text) {
    StringBuilder phonemes = new StringBuilder();
    for (Segment segment : segments(text)) {
      if (segment.language().equals("zh")) {
        throw new ZethusException(
            "no front end for Chinese yet: '%s'; MaskGCT reads English here"
                .formatted(segment.text()));
      }
      phonemes.append(phonemes(segment.text())).append('|');
    }
    return phonemes.toString().replaceFirst("_\\|$", "");
  }
}
