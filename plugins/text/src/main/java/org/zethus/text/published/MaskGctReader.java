package org.zethus.text.published;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.zethus.api.plugin.ZethusException;
import org.zethus.text.espeak.Espeak;

/**
 * The text front end that MaskGCT was trained with, in all of its languages. English, French,
 * German and Korean are asked of espeak-ng; Chinese and Japanese are read here.
 *
 * @see <a href="https://arxiv.org/abs/2409.00750">Wang et al. 2024</a>
 */
public final class MaskGctReader {
  private static final String CHINESE = "zh";
  private static final String ENGLISH = "en";
  private static final String OTHER = "other";

  /** How one language is read: its phones with {@code |} between them. */
  @FunctionalInterface
  private interface Language {
    String phonemes(String text);
  }

  private final Map<String, Language> languages = new TreeMap<>();

  /** A front end that asks {@code espeak}. */
  public MaskGctReader(Espeak espeak) {
    MaskGctEspeak french = new MaskGctEspeak(espeak, "fr-fr");
    MaskGctEspeak german = new MaskGctEspeak(espeak, "de");
    MaskGctEspeak korean = new MaskGctEspeak(espeak, "ko");
    languages.put(CHINESE, new MaskGctChinese()::phonemes);
    languages.put("de", text -> german.phonemes(MaskGctEuropean.german(text)));
    languages.put(ENGLISH, new MaskGctEnglish(espeak)::phonemes);
    languages.put("fr", text -> french.phonemes(MaskGctEuropean.french(text)));
    languages.put("ja", new MaskGctJapanese()::phonemes);
    languages.put("ko", text -> korean.phonemes(MaskGctKorean.normalise(text)));
  }

  /**
   * {@return the phones of a text with {@code |} between them; English and Chinese may be mixed}
   *
   * @param language by its ISO 639-1 code
   * @throws ZethusException if MaskGCT does not speak it, or there is nothing to say
   */
  public String phonemes(String text, String language) {
    Language reader = languages.get(language);
    if (reader == null) {
      throw new ZethusException(
          "maskgct has no phones for the language '%s'; it reads %s"
              .formatted(language, String.join(", ", languages.keySet())));
    }
    boolean mixed = language.equals(ENGLISH) || language.equals(CHINESE);
    String phonemes = mixed ? segmentBySegment(text, reader) : reader.phonemes(text);
    if (phonemes.isEmpty()) {
      throw new ZethusException("found nothing to say in '%s'".formatted(text));
    }
    return phonemes;
  }

  /**
   * Every segment's phones with {@code |} behind them.
   *
   * @param others reads what has no letters
   */
  private String segmentBySegment(String text, Language others) {
    StringBuilder phonemes = new StringBuilder();
    for (Segment segment : segments(text)) {
      Language reader = languages.getOrDefault(segment.language(), others);
      phonemes.append(reader.phonemes(segment.text())).append('|');
    }
    return phonemes.toString().replaceFirst("_\\|$", "");
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
  record Segment(String text, String language) {}

  /**
   * {@return the text cut where Chinese and Latin letters meet; what is neither stays with what is
   * before it} The language is {@code zh}, {@code en}, or {@code other} where there are no letters.
   */
  static List<Segment> segments(String text) {
    List<Segment> segments = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    String language = OTHER;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      String own = language(c);
      if (!own.equals(OTHER) && !own.equals(language)) {
        if (!language.equals(OTHER)) {
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
      return CHINESE;
    }
    return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' ? ENGLISH : OTHER;
  }
}
