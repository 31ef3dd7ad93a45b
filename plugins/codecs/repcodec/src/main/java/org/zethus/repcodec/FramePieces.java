package org.zethus.repcodec;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import org.zethus.torch.Tensors;

/**
 * Pieces of utterances, equally long; behind the end of a shorter one are zeros that count for
 * nothing.
 */
final class FramePieces {
  private final int count;
  private final int length;
  private final int width;
  private final float[] values;
  private final float[] mask;

  private FramePieces(int count, int length, int width) {
    this.count = count;
    this.length = length;
    this.width = width;
    values = new float[count * width * length];
    mask = new float[count * length];
  }

  /**
   * Reads one piece of each utterance.
   *
   * @param length frames of a piece
   * @param start where the piece of an utterance begins
   */
  static FramePieces read(
      FrameCorpus corpus,
      List<FrameCorpus.Item> items,
      int width,
      int length,
      ToIntFunction<FrameCorpus.Item> start) {
    FramePieces pieces = new FramePieces(items.size(), length, width);
    for (int i = 0; i < items.size(); i++) {
      FrameCorpus.Item item = items.get(i);
      pieces.put(i, corpus.values(item), item.frames(), start.applyAsInt(item));
    }
    return pieces;
  }

  private void put(int index, float[] from, int frames, int start) {
    int copied = Math.min(length, frames - start);
    for (int h = 0; h < width; h++) {
      System.arraycopy(from, h * frames + start, values, (index * width + h) * length, copied);
    }
    Arrays.fill(mask, index * length, index * length + copied, 1);
  }

  /** {@return the frames, (B, T, H)} */
  NDArray frames(NDManager manager) {
    return Tensors.of(manager, values, count, width, length).swapAxes(1, 2);
  }

  /** {@return 1 where a frame is real, (B, T, 1)} */
  NDArray mask(NDManager manager) {
    return Tensors.of(manager, mask, count, length, 1);
  }
}
