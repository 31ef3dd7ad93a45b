package org.zethus.text.published;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Phones from a lexicon file, as published FastSpeech2 models were trained: a mark within the text
 * is the short pause {@code sp}, marks at the end are dropped.
 */
public final class LexiconG2p {
  private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
  private static final Pattern SEPARATOR = Pattern.compile("[,;.\\-?!\\s+]");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}_\\s]?");

  private final Map<String, List<String>> lexicon = new HashMap<>();
  private final Function<String, List<String>> others;

  /**
   * A lexicon.
   *
   * @param lines each a word and its phones, with blanks between; of several lines for a word the
   *     first counts
   * @param others phones of what is not in the lexicon: words, marks, blanks
   */
  public LexiconG2p(List<String> lines, Function<String, List<String>> others) {
    for (String line : lines) {
      String[] parts = line.strip().split("\\s+");
      if (parts.length > 1) {
        lexicon.putIfAbsent(
            parts[0].toLowerCase(Locale.ROOT), List.of(parts).subList(1, parts.length));
      }
    }
    this.others = others;
  }

  /** {@return phones with blanks between} */
  public String phones(String text) {
    int end = text.length();
    while (end > 0 && PUNCTUATION.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    List<String> phones = new ArrayList<>();
    for (String word : withSeparators(text.substring(0, end))) {
      List<String> listed = lexicon.get(word.toLowerCase(Locale.ROOT));
      if (listed != null) {
        phones.addAll(listed);
      } else {
        others.apply(word).stream().filter(phone -> !phone.equals(" ")).forEach(phones::add);
      }
    }
    return (phones.isEmpty() ? List.of("") : phones)
        .stream()
            .map(phone -> NO_WORD.matcher(phone).matches() ? "sp" : phone)
            .collect(Collectors.joining(" "));
  }

  /** Words and what separates them, alternating; between two separators is an empty word. */
  private static List<String> withSeparators(String text) {
    List<String> parts = new ArrayList<>();
    Matcher separator = SEPARATOR.matcher(text);
    int from = 0;
    while (separator.find()) {
      parts.add(text.substring(from, separator.start()));
      parts.add(separator.group());
      from = separator.end();
    }
    parts.add(text.substring(from));
    return parts;
  }
}
