package org.zethus.jets;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import org.zethus.dsp.align.MonotonicAlignment;
import org.zethus.torch.Tensors;
import org.zethus.torch.fastspeech.Mask;
import org.zethus.torch.tts.PhoneLevel;

/**
 * Which frame belongs to which phone: soft, as the module has it, and hard, as the most likely
 * monotonic path.
 *
 * @param logProbabilities (B, T, P); minus infinity at padding
 * @param phones which of the P are real
 * @param frames which of the T are real
 * @param durations frames of the path, per utterance and phone; each at least 1
 */
record Alignment(NDArray logProbabilities, Mask phones, Mask frames, int[][] durations) {
  /** Finds the path of each utterance; it must have a frame for each phone. */
  static Alignment of(NDArray logProbabilities, Mask phones, Mask frames) {
    float[] all = Tensors.floats(logProbabilities);
    int[][] durations = new int[phones.size()][];
    int stride = phones.longest();
    for (int b = 0; b < durations.length; b++) {
      int start = b * frames.longest() * stride;
      float[] own = Arrays.copyOfRange(all, start, start + frames.lengths()[b] * stride);
      durations[b] =
          MonotonicAlignment.durations(own, stride, frames.lengths()[b], phones.lengths()[b]);
    }
    return new Alignment(logProbabilities, phones, frames, durations);
  }

  /**
   * {@return the forward-sum loss: minus the log-likelihood of all monotonic paths, per phone}
   *
   * @see <a href="https://arxiv.org/abs/2108.10447">Badlani et al. 2021, equation 4</a>
   */
  NDArray forwardSumLoss() {
    return Kernels.forwardSum(logProbabilities, phones, frames);
  }

  /**
   * {@return the binarisation loss: minus the log-probability on the path, the mean over frames and
   * then over utterances}
   *
   * @see <a href="https://arxiv.org/abs/2108.10447">Badlani et al. 2021, equation 6</a>
   */
  NDArray binLoss() {
    int real = (int) frames.count();
    long[] index = new long[real];
    float[] weights = new float[real];
    int at = 0;
    for (int b = 0; b < durations.length; b++) {
      int begin = at;
      long row = (long) b * frames.longest();
      for (int p = 0; p < durations[b].length; p++) {
        for (int i = 0; i < durations[b][p]; i++) {
          index[at++] = row++ * phones.longest() + p;
        }
      }
      Arrays.fill(weights, begin, at, 1f / (at - begin) / durations.length);
    }
    return Kernels.picked(
        logProbabilities,
        Tensors.of(phones.manager(), index, real),
        Tensors.of(phones.manager(), weights, real));
  }

  /**
   * {@return the mean of each phone's frames, (B, P), 0 at padding}
   *
   * @param perFrame one row per utterance
   */
  NDArray means(float[][] perFrame) {
    float[] flat = new float[phones.size() * phones.longest()];
    for (int b = 0; b < perFrame.length; b++) {
      float[] means = PhoneLevel.means(perFrame[b], durations[b]);
      System.arraycopy(means, 0, flat, b * phones.longest(), means.length);
    }
    return Tensors.of(phones.manager(), flat, phones.size(), phones.longest());
  }
}
