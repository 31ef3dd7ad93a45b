package org.zethus.torch.vocoder;

import org.zethus.torch.Scope;

/**
 * Long inputs computed in pieces that overlap by as many frames as can change a sample, so that
 * memory is bounded and the pieces join as if computed at once.
 *
 * @param frames how many are computed together, beside the overlap
 * @param reach how many frames to either side can change a frame's samples
 * @param hopLength samples per frame
 */
public record Pieces(int frames, int reach, int hopLength) {
  /** One piece of an input. */
  @FunctionalInterface
  public interface Synthesis {
    /**
     * {@return the samples of some frames, at least {@code (last - first) * hopLength} of them}
     *
     * @param first the first frame
     * @param last the one after the last
     */
    float[] samples(int first, int last);
  }

  public Pieces {
    if (frames < 1 || reach < 0 || hopLength < 1) {
      throw new IllegalArgumentException(
          "need frames and hop of at least 1 and a reach of at least 0, found %d, %d and %d"
              .formatted(frames, hopLength, reach));
    }
  }

  /**
   * {@return {@code total * hopLength} samples, kept within [-1, 1]} The arrays that a piece makes
   * are freed before the next.
   */
  public float[] join(int total, Synthesis synthesis) {
    float[] samples = new float[total * hopLength];
    for (int begin = 0; begin < total; begin += frames) {
      int end = Math.min(begin + frames, total);
      int first = Math.max(0, begin - reach);
      int last = Math.min(total, end + reach);
      float[] audio = Scope.run(() -> synthesis.samples(first, last));
      for (int i = begin * hopLength; i < end * hopLength; i++) {
        samples[i] = Math.max(-1, Math.min(1, audio[i - first * hopLength]));
      }
    }
    return samples;
  }

  /** {@return columns {@code first} to {@code last} of a matrix whose rows follow each other} */
  public static float[] columns(float[] matrix, int rows, int first, int last) {
    int width = matrix.length / rows;
    int length = last - first;
    float[] part = new float[rows * length];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(matrix, row * width + first, part, row * length, length);
    }
    return part;
  }
}
