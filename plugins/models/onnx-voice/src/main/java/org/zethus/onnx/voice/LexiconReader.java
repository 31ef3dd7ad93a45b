package org.zethus.onnx.voice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zethus.api.plugin.ZethusException;

/**
 * Words looked up in {@code lexicon.txt}, a word and its phones in every line. A word that is not
 * in it is read character by character, as Chinese is written; marks are symbols of their own.
 */
final class LexiconReader implements TextReader.SentenceReader {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}'\u2019]+|[^\\s]");

  private final Map<String, List<Long>> words = new HashMap<>();
  private final Tokens tokens;
  private final Framing framing;

  /**
   * A reader.
   *
   * @param lexicon the file's text
   * @throws ZethusException if a phone in it is no symbol of the voice
   */
  LexiconReader(String lexicon, String file, Tokens tokens, Framing framing) {
    this.tokens = tokens;
    this.framing = framing;
    int number = 0;
    for (String line : lexicon.split("\\R")) {
      number++;
      String[] fields = line.strip().split("\\s+");
      if (fields.length > 1) {
        words.putIfAbsent(fields[0].toLowerCase(Locale.ROOT), phones(fields, file, number));
      }
    }
  }

  private List<Long> phones(String[] fields, String file, int line) {
    List<Long> ids = new ArrayList<>();
    for (int i = 1; i < fields.length; i++) {
      String phone = fields[i];
      ids.addAll(
          tokens
              .of(phone)
              .orElseThrow(
                  () ->
                      new ZethusException(
                          "%s, line %d: '%s' has the phone '%s', which is not in %s"
                              .formatted(file, line, fields[0], phone, VoiceFiles.TOKENS))));
    }
    return List.copyOf(ids);
  }

  @Override
  public List<Long> ids(String sentence) {
    List<Long> ids = new ArrayList<>();
    Matcher word = WORD.matcher(sentence.toLowerCase(Locale.ROOT));
    while (word.find()) {
      ids.addAll(word(word.group().replace('\u2019', '\'')));
    }
    return framing.around(ids);
  }

  private List<Long> word(String word) {
    List<Long> whole = words.get(word);
    if (whole != null) {
      return whole;
    }
    List<Long> ids = new ArrayList<>();
    word.codePoints()
        .mapToObj(Character::toString)
        .forEach(
            character -> {
              List<Long> known = words.get(character);
              ids.addAll(known != null ? known : tokens.of(character).orElse(List.of()));
            });
    return ids;
  }
}
