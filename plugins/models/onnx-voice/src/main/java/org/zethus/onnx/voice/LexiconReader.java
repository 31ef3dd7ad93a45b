package org.zethus.onnx.voice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zethus.api.plugin.ZethusException;

/**
 * Words looked up in {@code lexicon.txt}, a word and its phones in every line, behind them a tone
 * for each where the voice has tones. In what is written without blanks the longest words are
 * looked for; a word that is not in the lexicon is read character by character; marks are symbols
 * of their own.
 */
final class LexiconReader implements TextReader.SentenceReader {
  private static final Pattern WORD =
      Pattern.compile(
          "\\p{IsIdeographic}+|[\\p{L}\\p{M}\\p{N}'\u2019&&[^\\p{IsIdeographic}]]+|[^\\s]");

  /** In characters; of a word that is written without blanks. */
  private static final int LONGEST = 10;

  /** What stands for marks that the voice has no symbol for. */
  private static final Map<String, String> NARROW =
      Map.of(
          "\uff0c", ",", "\u3001", ",", "\uff1a", ",", "\uff1b", ",", "\u3002", ".", "\uff01", "!",
          "\uff1f", "?");

  private final Map<String, Symbols> words = new HashMap<>();
  private final String file;
  private final Tokens tokens;
  private final boolean toned;
  private final Framing framing;

  /**
   * A reader.
   *
   * @param lexicon the file's text
   * @param toned whether there are tones in it
   * @param framing of symbols, and of tones where there are some
   * @throws ZethusException naming the line that is not so, e.g. with a phone that is no symbol of
   *     the voice
   */
  LexiconReader(String lexicon, String file, Tokens tokens, boolean toned, Framing framing) {
    this.file = file;
    this.tokens = tokens;
    this.toned = toned;
    this.framing = framing;
    int number = 0;
    for (String line : lexicon.split("\\R")) {
      number++;
      List<String> fields = Arrays.asList(line.strip().split("\\s+"));
      if (fields.size() > 1) {
        words.putIfAbsent(fields.get(0).toLowerCase(Locale.ROOT), word(fields, number));
      }
    }
  }

  private Symbols word(List<String> fields, int line) {
    List<String> said = fields.subList(1, fields.size());
    if (!toned) {
      return Symbols.of(phones(fields.get(0), said, line));
    }
    int phones = said.size() / 2;
    if (said.size() != 2 * phones) {
      throw new ZethusException(
          "%s, line %d: '%s' has %d fields; expected phones and as many tones"
              .formatted(file, line, fields.get(0), said.size()));
    }
    return new Symbols(
        phones(fields.get(0), said.subList(0, phones), line),
        tones(fields.get(0), said.subList(phones, said.size()), line));
  }

  private List<Long> phones(String word, List<String> phones, int line) {
    List<Long> ids = new ArrayList<>();
    for (String phone : phones) {
      ids.addAll(
          tokens
              .of(phone)
              .orElseThrow(
                  () ->
                      new ZethusException(
                          "%s, line %d: '%s' has the phone '%s', which is not in %s"
                              .formatted(file, line, word, phone, VoiceFiles.TOKENS))));
    }
    return ids;
  }

  private List<Long> tones(String word, List<String> fields, int line) {
    List<Long> tones = new ArrayList<>();
    for (String field : fields) {
      if (!field.matches("\\d{1,2}")) {
        throw new ZethusException(
            "%s, line %d: '%s' has '%s' among its tones; expected a number of at most 99"
                .formatted(file, line, word, field));
      }
      tones.add(Long.valueOf(field));
    }
    return tones;
  }

  @Override
  public Symbols symbols(String sentence) {
    List<Long> ids = new ArrayList<>();
    List<Long> tones = new ArrayList<>();
    Matcher word = WORD.matcher(sentence.toLowerCase(Locale.ROOT));
    while (word.find()) {
      for (Symbols part : word(word.group().replace('\u2019', '\''))) {
        ids.addAll(part.ids());
        tones.addAll(part.tones());
      }
    }
    return new Symbols(framing.around(ids), framing.around(tones));
  }

  private List<Symbols> word(String word) {
    Symbols whole = words.get(word);
    if (whole != null) {
      return List.of(whole);
    }
    int[] characters = word.codePoints().toArray();
    List<Symbols> parts = new ArrayList<>();
    for (int from = 0; from < characters.length; ) {
      int to = from + 1;
      if (Character.isIdeographic(characters[from])) {
        to = endOfLongest(characters, from);
      }
      parts.add(part(new String(characters, from, to - from)));
      from = to;
    }
    return parts;
  }

  private int endOfLongest(int[] characters, int from) {
    int to = Math.min(characters.length, from + LONGEST);
    while (to > from + 1 && !words.containsKey(new String(characters, from, to - from))) {
      to--;
    }
    return to;
  }

  private Symbols part(String part) {
    Symbols known = words.get(part);
    if (known != null) {
      return known;
    }
    List<Long> ids =
        tokens.of(part).or(() -> tokens.of(NARROW.getOrDefault(part, part))).orElse(List.of());
    return new Symbols(ids, toned ? ids.stream().map(id -> 0L).toList() : List.of());
  }
}
