package org.zethus.maskgct;

/**
 * How often training hides each codebook: coarse ones matter more.
 *
 * @see <a href="https://arxiv.org/abs/2409.00750">Wang et al. 2024, section 3.2.3</a>
 */
enum CodebookSchedule {
  /** All alike. */
  UNIFORM,
  /** In proportion to {@code cos(π k / 2K)}. */
  COSINE,
  /** In proportion to {@code 1 - k / K}. */
  LINEAR;

  /**
   * {@return a weight per codebook}
   *
   * @param codebooks K
   * @param withFirst whether the first is among them; without it, the second has its weight, and so
   *     on
   */
  double[] weights(int codebooks, boolean withFirst) {
    int first = withFirst ? 0 : 1;
    double[] weights = new double[codebooks];
    for (int k = first; k < codebooks; k++) {
      double place = (double) (k - first) / codebooks;
      weights[k] =
          switch (this) {
            case UNIFORM -> 1;
            case COSINE -> Math.cos(place * Math.PI / 2);
            case LINEAR -> 1 - place;
          };
    }
    return weights;
  }
}
