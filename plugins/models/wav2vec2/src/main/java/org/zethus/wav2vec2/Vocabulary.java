package org.zethus.wav2vec2;

import java.util.HashMap;
import java.util.Map;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.ZethusException;

/**
 * {@code vocab.json}: the letters by id.
 *
 * @param letters by id; what is no letter, such as {@code <unk>}, is not among them
 * @param blank id of CTC's blank, {@code <pad>}
 * @param size of the vocabulary
 */
record Vocabulary(Map<Integer, String> letters, int blank, int size) {
  static final String FILE = "vocab.json";

  /** What stands between two words. */
  static final String BETWEEN_WORDS = "|";

  private static final String BLANK = "<pad>";
  private static final long MOST = 1 << 20;

  /**
   * Reads a checkpoint's.
   *
   * @throws ZethusException if it has none, or that is no vocabulary
   */
  static Vocabulary of(Checkpoint checkpoint) {
    String name = checkpoint.name() + "/" + FILE;
    String json =
        checkpoint
            .text(FILE)
            .orElseThrow(
                () ->
                    new ZethusException(
                        "no %s: expected the letters' ids there, as transformers writes them"
                            .formatted(name)));
    Map<Integer, String> letters = new HashMap<>();
    int blank = -1;
    int size = 0;
    for (Map.Entry<String, ?> entry : Config.parse(json, name).asMap().entrySet()) {
      int id = id(entry, name);
      size = Math.max(size, id + 1);
      if (entry.getKey().equals(BLANK)) {
        blank = id;
      } else if (!entry.getKey().startsWith("<")) {
        letters.put(id, entry.getKey());
      }
    }
    if (blank < 0) {
      throw new ZethusException("%s has no '%s', CTC's blank".formatted(name, BLANK));
    }
    return new Vocabulary(Map.copyOf(letters), blank, size);
  }

  private static int id(Map.Entry<String, ?> entry, String name) {
    if (entry.getValue() instanceof Long id && id >= 0 && id < MOST) {
      return id.intValue();
    }
    throw new ZethusException(
        "%s: '%s' has the id %s, expected a number from 0"
            .formatted(name, entry.getKey(), entry.getValue()));
  }
}
