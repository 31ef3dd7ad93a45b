package org.zethus.torch.fastspeech;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import org.zethus.torch.Tensors;

/**
 * What a batch is to say.
 *
 * @param ids of symbols, (B, P), 0 at padding
 * @param mask which are real
 * @param speakers ids, (B); not looked at by a model of one speaker
 */
public record Phones(NDArray ids, Mask mask, NDArray speakers) {
  /**
   * Pads a batch.
   *
   * @param ids of the symbols of each utterance
   * @param speakers id of the speaker of each utterance
   */
  public static Phones of(NDManager manager, long[][] ids, long[] speakers) {
    int[] lengths = Arrays.stream(ids).mapToInt(row -> row.length).toArray();
    int longest = Arrays.stream(lengths).max().orElse(0);
    long[] flat = new long[ids.length * longest];
    for (int b = 0; b < ids.length; b++) {
      System.arraycopy(ids[b], 0, flat, b * longest, ids[b].length);
    }
    return new Phones(
        Tensors.of(manager, flat, ids.length, longest),
        Mask.of(manager, lengths, longest),
        Tensors.of(manager, speakers, speakers.length));
  }
}
