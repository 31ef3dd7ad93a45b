package org.zethus.torch;

/**
 * How the linear layers of a model hold their weights.
 *
 * @param storage how numbers are kept
 * @param rank of a learned update beside each weight, which itself stays as it is; 0 for none
 * @param alpha the update counts {@code alpha / rank}
 */
public record LinearForm(Storage storage, int rank, double alpha) {
  /** As float32, learned whole. */
  public static final LinearForm PLAIN = new LinearForm(Storage.FLOAT32, 0, 0);

  /** How numbers are kept. All but the first are for inference. */
  public enum Storage {
    /** As they are trained. */
    FLOAT32,
    /** Half as large; each use makes float32 of them, so it saves memory and no time. */
    FLOAT16,
    /**
     * A quarter as large: each row in 255 steps of its own, or 129 on processors whose sums would
     * overflow, multiplied by an input whose rows are rounded likewise when they come. Relative
     * error about a hundredth. Where the engine has no such products, a use makes float32 of them.
     */
    INT8
  }

  public LinearForm {
    if (rank < 0 || rank > 0 && !(alpha > 0)) {
      throw new IllegalArgumentException(
          "need a rank of at least 0 and an alpha above 0, found %d and %s".formatted(rank, alpha));
    }
    if (rank > 0 && storage != Storage.FLOAT32) {
      throw new IllegalArgumentException(
          "need float32 where an update is learned, found " + storage);
    }
  }

  /** {@return weights kept in a form, for inference} */
  public static LinearForm of(Storage storage) {
    return new LinearForm(storage, 0, 0);
  }

  /** {@return weights that stay, with a learned update beside each} */
  public static LinearForm lowRank(int rank, double alpha) {
    return new LinearForm(Storage.FLOAT32, rank, alpha);
  }

  /** {@return by how much an update counts} */
  public double scale() {
    return alpha / rank;
  }
}
