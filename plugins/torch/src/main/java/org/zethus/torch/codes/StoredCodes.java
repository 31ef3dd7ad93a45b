package org.zethus.torch.codes;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.SafeTensors;

/** Codes of an utterance, as preprocessors write them: one tensor (codebooks, frames). */
public final class StoredCodes {
  /** The role of the codes' manifest, their key in it and their tensor's name. */
  public static final String CODES = "codes";

  private StoredCodes() {}

  /**
   * {@return the codes of the first codebooks, (codebooks, frames); what the file has besides is
   * left out}
   *
   * @param sizes entries of each codebook that is wanted
   * @param keys of the config that say so, for messages
   * @throws ZethusException if the file has fewer codebooks, no frame, or larger codes
   */
  public static int[][] read(Path file, List<Integer> sizes, String keys) {
    try (SafeTensors tensors = SafeTensors.open(file)) {
      long[] shape = tensors.names().contains(CODES) ? tensors.shape(CODES) : new long[0];
      if (shape.length != 2 || shape[0] < sizes.size() || shape[1] < 1) {
        throw new ZethusException(
            "%s: codes have the shape %s, expected (at least %d, frames) by %s"
                .formatted(file, Arrays.toString(shape), sizes.size(), keys));
      }
      int frames = Math.toIntExact(shape[1]);
      long[] flat = tensors.get(CODES).longs();
      int[][] codes = new int[sizes.size()][frames];
      for (int i = 0; i < codes.length * frames; i++) {
        int codebook = i / frames;
        if (flat[i] < 0 || flat[i] >= sizes.get(codebook)) {
          throw new ZethusException(
              "%s: found code %d in codebook %d, expected codes below %d by %s"
                  .formatted(file, flat[i], codebook, sizes.get(codebook), keys));
        }
        codes[codebook][i % frames] = (int) flat[i];
      }
      return codes;
    }
  }
}
