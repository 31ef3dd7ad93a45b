package org.zethus.jets;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import org.zethus.torch.Tensors;
import org.zethus.torch.fastspeech.Mask;
import org.zethus.torch.kernels.TorchScript;

/** What the alignment needs in one native call each. */
final class Kernels {
  private static final TorchScript SCRIPT = TorchScript.beside(Kernels.class, "alignment.py");

  /** The blank of CTC has the probability 1/e before the softmax, as published. */
  private static final double LOG_BLANK = -1;

  /** Far below any log-probability of a real frame and phone. */
  private static final double LOG_NOTHING = -1e4;

  private Kernels() {}

  /**
   * {@return log softmax over phones of minus the distance of (B, T, D) and (B, P, D), (B, T, P)}
   */
  static NDArray logAttention(NDArray mel, NDArray text, Mask phones) {
    float[] penalty = new float[phones.size() * phones.longest()];
    for (int b = 0; b < phones.size(); b++) {
      int start = b * phones.longest();
      Arrays.fill(
          penalty, start + phones.lengths()[b], start + phones.longest(), Float.NEGATIVE_INFINITY);
    }
    return SCRIPT.call(
        "log_attention",
        mel,
        text,
        Tensors.of(phones.manager(), penalty, phones.size(), 1, phones.longest()));
  }

  /** {@return minus the weighted sum of elements of x, one element} */
  static NDArray picked(NDArray x, NDArray index, NDArray weights) {
    return SCRIPT.call("picked", x, index, weights);
  }

  /**
   * {@return minus the mean log-likelihood per phone over all monotonic paths, one element}
   *
   * @param logProbabilities (B, T, P)
   */
  static NDArray forwardSum(NDArray logProbabilities, Mask phones, Mask frames) {
    int longest = phones.longest();
    long[] targets = new long[phones.size() * longest];
    Arrays.setAll(targets, i -> i % longest + 1);
    return SCRIPT.call(
        "forward_sum",
        logProbabilities,
        Tensors.of(phones.manager(), targets, phones.size(), longest),
        wide(frames.lengths()),
        wide(phones.lengths()),
        LOG_BLANK,
        LOG_NOTHING);
  }

  private static long[] wide(int[] values) {
    return Arrays.stream(values).asLongStream().toArray();
  }
}
