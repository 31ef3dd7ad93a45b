package org.zethus.vits;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.zethus.torch.Tensors;

/**
 * The piece of each utterance that is decoded in training, all equally long (section 2.3).
 *
 * @param starts first frame of each piece
 * @param length frames of a piece
 */
record Pieces(long[] starts, int length) {
  /** {@return the frames of the pieces, an int64 index (B, length)} */
  NDArray frames(NDManager manager) {
    long[] index = new long[starts.length * length];
    for (int i = 0; i < index.length; i++) {
      index[i] = starts[i / length] + i % length;
    }
    return Tensors.of(manager, index, starts.length, length);
  }
}
