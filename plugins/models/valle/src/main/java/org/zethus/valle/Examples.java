package org.zethus.valle;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import org.zethus.torch.Tensors;

/**
 * Utterances to learn from, padded to the longest when they become arrays.
 *
 * @param phones ids, for each utterance
 * @param codes (codebooks, frames), for each utterance
 */
record Examples(List<long[]> phones, List<int[][]> codes) {
  Examples {
    phones = List.copyOf(phones);
    codes = List.copyOf(codes);
  }

  int size() {
    return phones.size();
  }

  /** {@return phones of the longest text, S} */
  int longestText() {
    return phones.stream().mapToInt(row -> row.length).max().orElse(0);
  }

  /** {@return frames of the longest sound, T} */
  int longestSound() {
    return codes.stream().mapToInt(rows -> rows[0].length).max().orElse(0);
  }

  /** {@return frames of the shortest sound} */
  int shortestSound() {
    return codes.stream().mapToInt(rows -> rows[0].length).min().orElse(0);
  }

  /** {@return frames of all utterances together} */
  long frames() {
    return codes.stream().mapToLong(rows -> rows[0].length).sum();
  }

  /** {@return phones, (B, S), 0 at padding} */
  NDArray text(NDManager manager) {
    int longest = longestText();
    long[] flat = new long[size() * longest];
    for (int b = 0; b < size(); b++) {
      System.arraycopy(phones.get(b), 0, flat, b * longest, phones.get(b).length);
    }
    return Tensors.of(manager, flat, size(), longest);
  }

  /** {@return 1 where a phone is real, (B, S)} */
  NDArray realText(NDManager manager) {
    return real(manager, phones.stream().mapToInt(row -> row.length).toArray(), longestText(), 0);
  }

  /**
   * {@return 1 where a frame is real, (B, before + T)}
   *
   * @param before so many real positions come first
   */
  NDArray realSound(NDManager manager, int before) {
    return real(
        manager, codes.stream().mapToInt(rows -> rows[0].length).toArray(), longestSound(), before);
  }

  private static NDArray real(NDManager manager, int[] lengths, int longest, int before) {
    int row = before + longest;
    long[] ones = new long[lengths.length * row];
    for (int b = 0; b < lengths.length; b++) {
      Arrays.fill(ones, b * row, b * row + before + lengths[b], 1);
    }
    return Tensors.of(manager, ones, lengths.length, row);
  }

  /**
   * {@return the codes of one codebook, row by row, each T long}
   *
   * @param padding stands after the last frame
   */
  long[] sound(int codebook, int padding) {
    int longest = longestSound();
    long[] flat = new long[size() * longest];
    Arrays.fill(flat, padding);
    for (int b = 0; b < size(); b++) {
      int[] row = codes.get(b)[codebook];
      for (int t = 0; t < row.length; t++) {
        flat[b * longest + t] = row[t];
      }
    }
    return flat;
  }
}
