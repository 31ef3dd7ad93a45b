package org.zethus.torch.gan;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;

/**
 * A short-time Fourier transform of whole frames, (B, samples) to (B, 2, frames, bins) with real
 * and imaginary parts, under a Hann window of energy 1. In the checkpoint {@code window}, not
 * scaled.
 */
final class ComplexStft {
  private final NDArray window;
  private final long nFft;
  private final long hopLength;

  ComplexStft(StateDict weights, int nFft, int hopLength, int winLength) {
    if (winLength > nFft || hopLength < 1) {
      throw new IllegalArgumentException(
          "need win_length <= n_fft and hop_length >= 1, found %d, %d and %d"
              .formatted(winLength, nFft, hopLength));
    }
    float[] hann = StftMagnitude.hann(winLength);
    Init init = (values, random) -> System.arraycopy(hann, 0, values, 0, winLength);
    window = weights.buffer("window", init, winLength);
    this.nFft = nFft;
    this.hopLength = hopLength;
  }

  NDArray forward(NDArray audio) {
    return StftMagnitude.SCRIPT.call("complex_stft", audio, window, nFft, hopLength);
  }
}
