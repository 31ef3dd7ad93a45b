package org.zethus.torch.quantise;

import java.util.Arrays;
import java.util.Random;

/**
 * Lets part of each batch be trained with fewer codebooks, so that the first ones alone serve a
 * lower bit rate.
 *
 * @param share of the batch, its first items
 * @param least codebooks an item may be left with; 0 or 1
 * @see <a href="https://arxiv.org/abs/2107.03312">Zeghidour et al. 2021, section III.C</a>
 */
public record QuantiserDropout(double share, int least) {
  public QuantiserDropout {
    if (!(share >= 0 && share <= 1) || least < 0 || least > 1) {
      throw new IllegalArgumentException(
          "need a share in [0, 1] and at least 0 or 1 codebooks, found %s and %d"
              .formatted(share, least));
    }
  }

  /** {@return how many codebooks each item of a batch has} */
  public int[] counts(int batch, int codebooks, Random random) {
    int[] counts = new int[batch];
    Arrays.fill(counts, codebooks);
    for (int i = 0; i < (int) (batch * share); i++) {
      counts[i] = least + random.nextInt(codebooks + 1 - least);
    }
    return counts;
  }
}
