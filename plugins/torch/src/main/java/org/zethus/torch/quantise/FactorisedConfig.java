package org.zethus.torch.quantise;

import org.zethus.api.config.Default;

/**
 * Sizes of a factorised quantiser, under Amphion's keys.
 *
 * @param inputDim width of the latents
 * @param codebookSize entries
 * @param codebookDim width of an entry
 * @param useL2Normlize whether entries are searched by cosine, else by Euclidean distance
 */
public record FactorisedConfig(
    int inputDim, int codebookSize, int codebookDim, @Default("true") boolean useL2Normlize) {
  public FactorisedConfig {
    if (inputDim < 1 || codebookSize < 1 || codebookDim < 1) {
      throw new IllegalArgumentException(
          "need input_dim, codebook_size and codebook_dim of at least 1, found %d, %d and %d"
              .formatted(inputDim, codebookSize, codebookDim));
    }
  }

  /** Searched by cosine, as all published codecs of this kind but one are. */
  public FactorisedConfig(int inputDim, int codebookSize, int codebookDim) {
    this(inputDim, codebookSize, codebookDim, true);
  }
}
