package org.zethus.text.english;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Brings text to the characters that the rules know: ASCII and a few signs. What has no reading in
 * English (emoji, other scripts) becomes a blank.
 */
final class Characters {
  /** What compatibility decomposition would turn into something with another meaning. */
  private static final List<Rule> SIGNS =
      List.of(
          Rule.of("[\u2122\u00ae\u00a9]", ""), // trade mark, registered, copyright
          Rule.of("\u00b2", "squared"),
          Rule.of("\u00b3", "cubed"),
          Rule.of("\u2116", "No."),
          Rule.of("(?<=[0-9])(?=[\u00bc-\u00be\u2150-\u215e])", " "), // 5½ is not 51/2
          Rule.of("[\u00ba\u2070\u02da](?=[CF]\\b)", "\u00b0"));

  private static final Pattern KNOWN_GREEK =
      Pattern.compile("(?<!\\p{IsGreek})[\\p{IsGreek}&&\\p{L}](?!\\p{IsGreek})");

  private static final Map<Character, String> PLAIN =
      Map.ofEntries(
          Map.entry('\u2018', "'"),
          Map.entry('\u2019', "'"),
          Map.entry('\u02bc', "'"),
          Map.entry('\u2032', "'"),
          Map.entry('\u201c', "\""),
          Map.entry('\u201d', "\""),
          Map.entry('\u201e', "\""),
          Map.entry('\u00ab', "\""),
          Map.entry('\u00bb', "\""),
          Map.entry('\u2033', "\""),
          Map.entry('\u2010', "-"),
          Map.entry('\u2011', "-"),
          Map.entry('\u2212', "-"),
          Map.entry('\u2013', "\u2013"),
          Map.entry('\u2014', " -- "),
          Map.entry('\u2015', " -- "),
          Map.entry('\u2044', "/"),
          Map.entry('\u2215', "/"),
          Map.entry('\u2022', " , "),
          Map.entry('\u00b7', " "),
          Map.entry('\u3002', ". "),
          Map.entry('\u3001', ", "),
          Map.entry('\u00df', "ss"),
          Map.entry('\u00e6', "ae"),
          Map.entry('\u00c6', "Ae"),
          Map.entry('\u0153', "oe"),
          Map.entry('\u0152', "Oe"),
          Map.entry('\u00f8', "o"),
          Map.entry('\u00d8', "O"),
          Map.entry('\u0142', "l"),
          Map.entry('\u0141', "L"),
          Map.entry('\u0111', "d"),
          Map.entry('\u0110', "D"),
          Map.entry('\u00fe', "th"),
          Map.entry('\u00de', "Th"),
          Map.entry('\u00f0', "th"),
          Map.entry('\u00d0', "Th"),
          Map.entry('\u0131', "i"),
          Map.entry('\u00ad', ""), // soft hyphen
          Map.entry('\u200b', ""),
          Map.entry('\u200d', ""),
          Map.entry('\ufeff', ""));

  /** Signs that rules read, beside ASCII. */
  private static final String SIGNS_READ =
      "\u00b0\u20ac\u00a3\u00a5\u20b9\u00a2\u00a7\u00d7\u00f7\u00b1\u2248\u2260\u2264\u2265\u221e\u221a\u2192";

  private Characters() {}

  /** {@return the text in the rules' characters} */
  static String plain(String text) {
    String decomposed = text;
    for (Rule sign : SIGNS) {
      decomposed = sign.apply(decomposed);
    }
    decomposed = Normalizer.normalize(decomposed, Normalizer.Form.NFKD).replace("\u03bc", "\u00b5");
    decomposed = decomposed.replaceAll("\u00b5(?=[mslg]\\b)", "u"); // micrometres and the like
    decomposed = KNOWN_GREEK.matcher(decomposed).replaceAll(Characters::greekLetter);
    StringBuilder plain = new StringBuilder(decomposed.length());
    for (int i = 0; i < decomposed.length(); i++) {
      append(plain, decomposed.charAt(i));
    }
    return plain.toString();
  }

  private static void append(StringBuilder plain, char character) {
    String replacement = PLAIN.get(character);
    if (replacement != null) {
      plain.append(replacement);
    } else if (character >= ' ' && character <= '~'
        || SIGNS_READ.indexOf(character) >= 0
        || InlinePhones.isPlaceholder(character)) {
      plain.append(character);
    } else if (Character.getType(character) != Character.NON_SPACING_MARK) {
      plain.append(' ');
    }
  }

  /** A Greek letter on its own is read by its name; Greek words are another language. */
  private static String greekLetter(MatchResult match) {
    String name = Character.getName(match.group().codePointAt(0));
    return " " + name.substring(name.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT) + " ";
  }
}
