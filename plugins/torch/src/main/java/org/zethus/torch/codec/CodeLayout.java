package org.zethus.torch.codec;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.zethus.api.plugin.ZethusException;
import org.zethus.torch.Tensors;

/**
 * Codes as one sequence of symbols for a language model: the codes of a frame stand beside each
 * other, and each codebook has symbols of its own, after those of the codebooks before it.
 *
 * @param codebookSizes entries of each codebook, in order
 */
public record CodeLayout(List<Integer> codebookSizes) {
  public CodeLayout {
    codebookSizes = List.copyOf(codebookSizes);
    if (codebookSizes.isEmpty() || codebookSizes.stream().anyMatch(size -> size < 1)) {
      throw new IllegalArgumentException(
          "need codebooks of at least 1 entry, found " + codebookSizes);
    }
  }

  /** {@return symbols (B, T, K) of codes (B, T, K), both int64} */
  public NDArray symbols(NDArray codes) {
    return codes.add(offsets(codes.getManager()));
  }

  /** {@return symbols (B, T * K) of codes (B, T, K), frame by frame} */
  public NDArray flatten(NDArray codes) {
    return symbols(codes).reshape(codes.getShape().get(0), -1);
  }

  /**
   * {@return codes (B, T, K) of symbols (B, T * K)}
   *
   * @throws ZethusException if the last frame is not whole
   */
  public NDArray unflatten(NDArray symbols) {
    long length = symbols.getShape().get(1);
    int codebooks = codebookSizes.size();
    if (length % codebooks != 0) {
      throw new ZethusException(
          "cannot read codes from %d symbols: need a multiple of %d, one for each codebook of a frame"
              .formatted(length, codebooks));
    }
    return symbols
        .reshape(symbols.getShape().get(0), length / codebooks, codebooks)
        .sub(offsets(symbols.getManager()));
  }

  private NDArray offsets(NDManager manager) {
    long[] offsets = new long[codebookSizes.size()];
    for (int k = 1; k < offsets.length; k++) {
      offsets[k] = offsets[k - 1] + codebookSizes.get(k - 1);
    }
    return Tensors.of(manager, offsets, offsets.length);
  }
}
