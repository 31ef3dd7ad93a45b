package org.zethus.vits;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import org.zethus.torch.Tensors;

/**
 * Which positions of a batch of sequences are real and which are padding.
 *
 * @param lengths real positions of each sequence
 * @param longest positions of every sequence, L
 * @param values (B, 1, L): 1 where real, 0 where padding
 */
record Mask(int[] lengths, int longest, NDArray values) {
  /** A mask of sequences of these lengths. */
  static Mask of(NDManager manager, int[] lengths, int longest) {
    float[] values = new float[lengths.length * longest];
    for (int b = 0; b < lengths.length; b++) {
      Arrays.fill(values, b * longest, b * longest + lengths[b], 1);
    }
    return new Mask(lengths, longest, Tensors.of(manager, values, lengths.length, 1, longest));
  }

  /** A mask of sequences that are padded to the longest. */
  static Mask of(NDManager manager, int[] lengths) {
    return of(manager, lengths, Arrays.stream(lengths).max().orElse(0));
  }

  /** {@return the number of sequences, B} */
  int size() {
    return lengths.length;
  }

  /** {@return the number of real positions in the whole batch} */
  long count() {
    return Arrays.stream(lengths).asLongStream().sum();
  }
}
