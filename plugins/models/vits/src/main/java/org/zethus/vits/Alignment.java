package org.zethus.vits;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.zethus.dsp.align.MonotonicAlignment;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.Autograd;
import org.zethus.torch.Tensors;

/**
 * Which symbol each frame of a batch belongs to.
 *
 * @param durations frames of each symbol of each utterance
 */
record Alignment(int[][] durations) {
  /**
   * Searches the most likely alignments, without gradients, all utterances at once.
   *
   * @param zP the flow's latents, (B, C, T)
   * @param prior of the symbols, (B, C, S)
   */
  static Alignment search(NDArray zP, Mask frames, TextEncoder.Encoded prior, Mask symbols) {
    float[] scores =
        Autograd.inference(
            () -> Tensors.floats(Kernels.logLikelihood(zP, prior.m(), prior.logs())));
    int stride = symbols.longest();
    int size = frames.longest() * stride;
    int[][] durations = new int[frames.size()][];
    IntStream.range(0, durations.length)
        .parallel()
        .forEach(
            b -> {
              float[] own = Arrays.copyOfRange(scores, b * size, (b + 1) * size);
              durations[b] =
                  MonotonicAlignment.durations(
                      own, stride, frames.lengths()[b], symbols.lengths()[b]);
            });
    return new Alignment(durations);
  }

  /**
   * {@return predicted durations, rounded up} An utterance has one frame at least.
   *
   * @param frames of each symbol as predicted, (B, S) row by row
   */
  static Alignment roundedUp(float[] frames, Mask symbols) {
    int[][] durations = new int[symbols.size()][];
    for (int b = 0; b < durations.length; b++) {
      durations[b] = new int[symbols.lengths()[b]];
      for (int s = 0; s < durations[b].length; s++) {
        durations[b][s] = (int) Math.ceil(frames[b * symbols.longest() + s]);
      }
      if (Arrays.stream(durations[b]).allMatch(duration -> duration == 0)) {
        durations[b][0] = 1;
      }
    }
    return new Alignment(durations);
  }

  /**
   * {@return frames up to the end of each symbol, in a graph: (S)} As {@link #roundedUp}: where all
   * would be silent, the first symbol has one frame.
   *
   * @param frames of each symbol as predicted, (1, 1, S)
   */
  static Value ends(Value frames) {
    Value ends = frames.reshape(-1).ceil().cumSum(0);
    Value total = ends.slice(0, -1, Long.MAX_VALUE);
    return ends.add(total.neg().add(1).relu());
  }

  /** {@return the frames of each utterance} */
  int[] totals() {
    return Arrays.stream(durations).mapToInt(symbols -> Arrays.stream(symbols).sum()).toArray();
  }

  /** {@return the durations as numbers, (B, 1, S)} */
  NDArray durations(NDManager manager, int longest) {
    float[] values = new float[durations.length * longest];
    for (int b = 0; b < durations.length; b++) {
      for (int s = 0; s < durations[b].length; s++) {
        values[b * longest + s] = durations[b][s];
      }
    }
    return Tensors.of(manager, values, durations.length, 1, longest);
  }

  /**
   * {@return what symbols have, repeated for their frames: (B, C, S) to (B, C, T)} Padding is 0.
   */
  NDArray expand(NDArray x, Mask frames) {
    long[] index = new long[frames.size() * frames.longest()];
    for (int b = 0; b < durations.length; b++) {
      int t = b * frames.longest();
      for (int s = 0; s < durations[b].length; s++) {
        Arrays.fill(index, t, t + durations[b][s], s);
        t += durations[b][s];
      }
    }
    NDArray columns = Tensors.of(x.getManager(), index, frames.size(), frames.longest());
    return Kernels.columns(x, columns).mul(frames.values());
  }
}
