package org.zethus.text.bpe;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zethus.api.plugin.ZethusException;

/**
 * Byte pair encoding of UTF-8: text is cut into words, numbers, marks and blanks; each piece begins
 * as its bytes, and the two neighbours that were joined earliest in training are joined, until none
 * are left that were. Tokens are held as strings of one character from 0 to 255 for each byte.
 *
 * @see <a href="https://arxiv.org/abs/1508.07909">Sennrich et al. 2016, section 3.2</a>
 * @see <a
 *     href="https://cdn.openai.com/better-language-models/language_models_are_unsupervised_multitask_learners.pdf">Radford
 *     et al. 2019 (GPT-2), section 2.2</a>
 */
public final class ByteLevelBpe {
  private static final int BYTES = 256;
  private static final int NEVER = Integer.MAX_VALUE;

  /** GPT-2's pieces; blanks before a word belong to it, but for all but one of several. */
  private static final Pattern PIECES =
      Pattern.compile(
          "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
          Pattern.UNICODE_CHARACTER_CLASS);

  /** When two neighbours are joined. */
  @FunctionalInterface
  interface Merges {
    /** {@return the lower, the earlier; {@link Integer#MAX_VALUE} for never} */
    int rank(String left, String right);
  }

  private final Map<String, Integer> ids;
  private final Map<Integer, String> tokens = new HashMap<>();
  private final Merges merges;

  private ByteLevelBpe(Map<String, Integer> ids, Merges merges) {
    this.ids = Map.copyOf(ids);
    this.merges = merges;
    ids.forEach((token, id) -> tokens.put(id, token));
    for (int b = 0; b < BYTES; b++) {
      if (!ids.containsKey(String.valueOf((char) b))) {
        throw new ZethusException(
            "found a vocabulary of %d tokens without one for the byte %d, which byte-level text needs"
                .formatted(ids.size(), b));
      }
    }
  }

  /** {@return the encoding whose tokens are the bytes themselves} */
  public static ByteLevelBpe bytes() {
    Map<String, Integer> ids = new HashMap<>();
    for (int b = 0; b < BYTES; b++) {
      ids.put(String.valueOf((char) b), b);
    }
    return new ByteLevelBpe(ids, (left, right) -> NEVER);
  }

  /**
   * {@return the encoding of a vocabulary whose ids tell the order in which its tokens were made}
   *
   * @throws ZethusException if it lacks a byte
   */
  static ByteLevelBpe byIds(Map<String, Integer> ids) {
    Map<String, Integer> known = Map.copyOf(ids);
    return new ByteLevelBpe(
        known,
        (left, right) -> {
          Integer id = known.get(left + right);
          return id == null ? NEVER : id;
        });
  }

  /**
   * {@return the encoding of a vocabulary and its merges in their order}
   *
   * @throws ZethusException if it lacks a byte
   */
  static ByteLevelBpe byMerges(Map<String, Integer> ids, List<Pair> merges) {
    Map<Pair, Integer> ranks = new HashMap<>();
    for (Pair pair : merges) {
      ranks.putIfAbsent(pair, ranks.size());
    }
    return new ByteLevelBpe(
        ids,
        (left, right) -> {
          Integer rank = ranks.get(new Pair(left, right));
          return rank == null ? NEVER : rank;
        });
  }

  /** Two tokens that become one. */
  record Pair(String left, String right) {}

  /** {@return how many tokens there are} */
  public int size() {
    return ids.size();
  }

  /** {@return the ids of a text's tokens; none of an empty one} */
  public int[] encode(String text) {
    List<Integer> found = new ArrayList<>();
    Matcher pieces = PIECES.matcher(text);
    while (pieces.find()) {
      String bytes =
          new String(pieces.group().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
      for (String token : joined(bytes)) {
        found.add(id(token));
      }
    }
    return found.stream().mapToInt(Integer::intValue).toArray();
  }

  private int id(String token) {
    Integer id = ids.get(token);
    if (id == null) {
      throw new ZethusException(
          "the vocabulary has no token for the merge '%s'; are both its files of one model?"
              .formatted(text(token)));
    }
    return id;
  }

  private List<String> joined(String bytes) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < bytes.length(); i++) {
      parts.add(bytes.substring(i, i + 1));
    }
    List<Integer> ranks = new ArrayList<>(); // of each part and the one after it
    for (int i = 0; i + 1 < parts.size(); i++) {
      ranks.add(merges.rank(parts.get(i), parts.get(i + 1)));
    }
    for (int i = earliest(ranks); i >= 0; i = earliest(ranks)) {
      parts.set(i, parts.get(i) + parts.remove(i + 1));
      ranks.remove(i);
      if (i > 0) {
        ranks.set(i - 1, merges.rank(parts.get(i - 1), parts.get(i)));
      }
      if (i < ranks.size()) {
        ranks.set(i, merges.rank(parts.get(i), parts.get(i + 1)));
      }
    }
    return parts;
  }

  /** The first place of the lowest rank; -1 if nothing can be joined. */
  private static int earliest(List<Integer> ranks) {
    int place = -1;
    int lowest = NEVER;
    for (int i = 0; i < ranks.size(); i++) {
      if (ranks.get(i) < lowest) {
        lowest = ranks.get(i);
        place = i;
      }
    }
    return place;
  }

  /**
   * {@return the text of tokens} Bytes that are no UTF-8 become U+FFFD.
   *
   * @throws ZethusException if an id is none of the vocabulary's
   */
  public String decode(int[] encoded) {
    StringBuilder bytes = new StringBuilder();
    for (int id : encoded) {
      String token = tokens.get(id);
      if (token == null) {
        throw new ZethusException(
            "found the id %d, the vocabulary has %d tokens".formatted(id, ids.size()));
      }
      bytes.append(token);
    }
    return text(bytes.toString());
  }

  private static String text(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
