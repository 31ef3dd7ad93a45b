package org.zethus.text.bpe;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.ZethusException;
import org.zethus.text.bpe.ByteLevelBpe.Pair;

/** The two forms in which vocabularies of byte-level byte pair encoding are published. */
final class VocabularyFiles {
  private static final int BYTES = 256;

  /** Hugging Face's characters for bytes: those that can be seen are their own. */
  private static final Map<Character, Character> BYTE_OF = byteOf();

  private VocabularyFiles() {}

  private static Map<Character, Character> byteOf() {
    Map<Character, Character> bytes = new HashMap<>();
    int hidden = BYTES;
    for (int b = 0; b < BYTES; b++) {
      boolean seen = b >= '!' && b <= '~' || b >= 0xa1 && b <= 0xac || b >= 0xae;
      bytes.put((char) (seen ? b : hidden++), (char) b);
    }
    return bytes;
  }

  /**
   * {@return tokens and ids of OpenAI's form: a token in Base64 and its id in each line}
   *
   * @throws ZethusException if a line is something else; the message names it
   */
  static Map<String, Integer> tiktoken(String text, String file) {
    Map<String, Integer> ids = new HashMap<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String[] parts = line.strip().split(" ", -1);
      try {
        ids.put(base64(parts[0]), Integer.parseInt(parts[parts.length - 1]));
      } catch (IllegalArgumentException e) {
        throw new ZethusException(
            "%s, line %d: expected a token in Base64 and its number, found '%s'"
                .formatted(file, number, line),
            e);
      }
    }
    return ids;
  }

  /** The published file has a last token of no bytes, which it writes as padding alone. */
  private static String base64(String token) {
    byte[] bytes = Base64.getDecoder().decode(token.replaceAll("=+$", ""));
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /**
   * {@return tokens and ids of a {@code vocab.json}; those in angle brackets are left out}
   *
   * @throws ZethusException if it is something else
   */
  static Map<String, Integer> vocabulary(String json, String file) {
    Map<String, Integer> ids = new HashMap<>();
    numbers(json, file)
        .forEach(
            (token, id) -> {
              if (!isSpecial(token)) {
                ids.put(bytes(token, file), id);
              }
            });
    return ids;
  }

  /** {@return the tokens in angle brackets, of a file that has ids by token} */
  static Map<String, Integer> specials(String json, String file) {
    Map<String, Integer> ids = numbers(json, file);
    ids.keySet().removeIf(token -> !isSpecial(token));
    return ids;
  }

  private static boolean isSpecial(String token) {
    return token.startsWith("<|") && token.endsWith("|>");
  }

  private static Map<String, Integer> numbers(String json, String file) {
    Map<String, Integer> ids = new HashMap<>();
    Config.parse(json, file)
        .asMap()
        .forEach(
            (token, id) -> {
              if (!(id instanceof Number number)) {
                throw new ZethusException(
                    "%s: expected a number for the token '%s', found %s"
                        .formatted(file, token, id));
              }
              ids.put(token, number.intValue());
            });
    return ids;
  }

  /**
   * {@return the pairs of a {@code merges.txt}, one in each line but comments, in their order}
   *
   * @throws ZethusException if a line is something else; the message names it
   */
  static List<Pair> merges(String text, String file) {
    List<Pair> merges = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.isEmpty() || line.startsWith("#version")) {
        continue;
      }
      String[] parts = line.split(" ", -1);
      if (parts.length != 2) {
        throw new ZethusException(
            "%s, line %d: expected two tokens, found '%s'".formatted(file, number, line));
      }
      merges.add(new Pair(bytes(parts[0], file), bytes(parts[1], file)));
    }
    return merges;
  }

  private static String bytes(String token, String file) {
    StringBuilder bytes = new StringBuilder();
    for (int i = 0; i < token.length(); i++) {
      Character found = BYTE_OF.get(token.charAt(i));
      if (found == null) {
        throw new ZethusException(
            "%s: the token '%s' has the character U+%04X, which stands for no byte"
                .formatted(file, token, (int) token.charAt(i)));
      }
      bytes.append(found.charValue());
    }
    return bytes.toString();
  }
}
