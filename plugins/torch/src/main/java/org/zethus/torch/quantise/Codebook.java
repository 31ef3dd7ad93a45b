package org.zethus.torch.quantise;

import ai.djl.ndarray.NDArray;

/** Entries of width D that stand for the vectors near them. */
public interface Codebook {
  /**
   * {@return how near vectors (N, D) are to each of the V entries, (N, V); the nearest has the
   * greatest score}
   */
  NDArray scores(NDArray vectors);

  /** {@return the code (N), int64, of the entry nearest to each of the vectors (N, D)} */
  default NDArray nearest(NDArray vectors) {
    return scores(vectors).argMax(1);
  }

  /** {@return the entries (…, D) of codes (…), with a gradient where entries are trained by one} */
  NDArray entries(NDArray codes);

  /** Looks at a training step's vectors (N, D) before they are looked up. */
  default void prepare(NDArray vectors) {}

  /** Learns, in a training step, from vectors (N, D) and the codes (N) that they were given. */
  default void learn(NDArray vectors, NDArray codes) {}
}
