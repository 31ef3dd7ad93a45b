package org.zethus.text.published;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.zethus.api.plugin.ZethusException;

/** A text cleaner by the name that configs of published checkpoints give it. */
public enum Cleaner {
  /** Lower case, single blanks. */
  BASIC_CLEANERS(List.of(Cleaner::lowerCase, Cleaner::collapseWhitespace)),

  /** The same in ASCII, for languages other than English. */
  TRANSLITERATION_CLEANERS(
      List.of(Transliteration::ascii, Cleaner::lowerCase, Cleaner::collapseWhitespace)),

  /**
   * English: ASCII first, so that a pound sign is {@code PS} before numbers are read; then numbers
   * and abbreviations.
   */
  ENGLISH_CLEANERS(
      List.of(
          Transliteration::ascii,
          Cleaner::lowerCase,
          PublishedNumbers::expand,
          Cleaner::expandAbbreviations,
          Cleaner::collapseWhitespace));

  private static final Pattern WHITESPACE =
      Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

  private final List<UnaryOperator<String>> steps;

  Cleaner(List<UnaryOperator<String>> steps) {
    this.steps = steps;
  }

  /**
   * {@return the cleaner of that name, e.g. {@code english_cleaners}}
   *
   * @throws ZethusException if there is none
   */
  public static Cleaner named(String name) {
    for (Cleaner cleaner : values()) {
      if (cleaner.published().equals(name)) {
        return cleaner;
      }
    }
    throw new ZethusException(
        "no text cleaner '%s'; there are %s"
            .formatted(name, List.of(values()).stream().map(Cleaner::published).toList()));
  }

  /** {@return the name in configs} */
  public String published() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** {@return the cleaned text} */
  public String clean(String text) {
    String cleaned = text;
    for (UnaryOperator<String> step : steps) {
      cleaned = step.apply(cleaned);
    }
    return cleaned;
  }

  private static String lowerCase(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static String collapseWhitespace(String text) {
    return WHITESPACE.matcher(text).replaceAll(" ");
  }

  private static String expandAbbreviations(String text) {
    return PublishedAbbreviations.beforeDots(text);
  }
}
