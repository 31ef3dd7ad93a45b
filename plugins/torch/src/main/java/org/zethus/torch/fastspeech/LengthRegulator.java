package org.zethus.torch.fastspeech;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import org.zethus.api.tensor.DType;
import org.zethus.onnx.graph.Graph;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.Tensors;

/**
 * Repeats the hidden state of each phone for its frames: (B, P, D) to (B, T, D).
 *
 * @see <a href="https://arxiv.org/abs/1905.09263">Ren et al. 2019, FastSpeech, section 3.2</a>
 */
public final class LengthRegulator {
  private LengthRegulator() {}

  /** {@return whole frames per phone: fractions are dropped, negative durations are 0} */
  public static int[] wholeFrames(float[] durations) {
    int[] frames = new int[durations.length];
    for (int i = 0; i < frames.length; i++) {
      frames[i] = Math.max((int) durations[i], 0);
    }
    return frames;
  }

  /** {@return frames per utterance} */
  public static int[] totals(int[][] frames) {
    return Arrays.stream(frames).mapToInt(phones -> Arrays.stream(phones).sum()).toArray();
  }

  /**
   * Expands a batch.
   *
   * @param x (B, P, D)
   * @param frames per utterance and phone; an utterance may have fewer than P
   * @param mask of the frames, whose T may cut utterances off
   * @return (B, T, D), zeros at padding
   */
  public static NDArray expand(NDArray x, int[][] frames, Mask mask) {
    long phones = x.getShape().get(1);
    long width = x.getShape().get(2);
    int longest = mask.longest();
    long[] rows = new long[frames.length * longest]; // of x as (B * P, D); padding takes any
    for (int b = 0; b < frames.length; b++) {
      int t = 0;
      for (int p = 0; p < frames[b].length && t < longest; p++) {
        int end = Math.min(t + frames[b][p], longest);
        Arrays.fill(rows, b * longest + t, b * longest + end, b * phones + p);
        t = end;
      }
    }
    NDArray index = Tensors.of(mask.manager(), rows, frames.length, longest);
    return mask.zero(Kernels.rows(x.reshape(-1, width), index));
  }

  /**
   * {@return which phone each frame belongs to, in a graph: int64 (T)}
   *
   * @param ends whole frames up to the end of each phone, (P); the last greater than 0
   */
  public static Value phones(Value ends) {
    Graph graph = ends.graph();
    Value total = ends.slice(0, -1, Long.MAX_VALUE).to(DType.I64);
    Value frames = graph.range(total).to(DType.F32).expandDims(1);
    return ends.lessOrEqual(frames).to(DType.I64).sum(1).squeeze(1); // phones that are over
  }
}
