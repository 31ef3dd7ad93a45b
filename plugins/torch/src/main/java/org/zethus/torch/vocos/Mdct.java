package org.zethus.torch.vocos;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.Tensors;
import org.zethus.torch.nn.Functional;

/**
 * Modified discrete cosine transform with a sine window: frames of {@code 2 N} samples overlap by
 * half and have {@code N} real coefficients each. Both directions are a convolution with the same
 * windowed cosines, {@code sqrt(2 / N) w(n) cos(π / N (n + 1/2 + N/2) (k + 1/2))}, and what they
 * alias cancels between neighbours.
 *
 * @see <a href="https://doi.org/10.1109/ICASSP.1987.1169405">Princen et al. 1987</a>
 */
public final class Mdct {
  private static final @Nullable NDArray NO_BIAS = null;

  private final int hopLength;
  private final int pad;
  private final NDArray cosines;

  /**
   * A transform.
   *
   * @param manager owns the cosines
   * @param hopLength N, half the frame
   */
  public Mdct(NDManager manager, int hopLength, NetworkConfig.Padding padding) {
    this.hopLength = hopLength;
    this.pad = padding == NetworkConfig.Padding.SAME ? hopLength / 2 : hopLength;
    int length = 2 * hopLength;
    float[] values = new float[hopLength * length];
    for (int k = 0; k < hopLength; k++) {
      for (int n = 0; n < length; n++) {
        double window = StrictMath.sin(Math.PI * (n + 0.5) / length);
        double angle = Math.PI / hopLength * (n + 0.5 + hopLength / 2.0) * (k + 0.5);
        values[k * length + n] =
            (float) (Math.sqrt(2.0 / hopLength) * window * StrictMath.cos(angle));
      }
    }
    cosines = Tensors.of(manager, values, hopLength, 1, length);
    NDScope.unregister(cosines); // they outlive the call they are made in
  }

  /** {@return coefficients (B, T, N) of (B, samples)} */
  public NDArray forward(NDArray audio) {
    return Functional.conv1d(audio.expandDims(1), cosines, NO_BIAS, hopLength, pad, 1, 1)
        .swapAxes(1, 2);
  }

  /** {@return (B, samples) of coefficients (B, T, N)} */
  public NDArray inverse(NDArray coefficients, long samples) {
    NDArray whole =
        Functional.convTranspose1d(
            coefficients.swapAxes(1, 2), cosines, NO_BIAS, hopLength, 0, 0, 1, 1);
    return whole.squeeze(1).get(":, {}:{}", pad, pad + samples);
  }

  /** {@return how many samples so many frames cover} */
  public long samples(long frames) {
    return (frames + 1) * hopLength - 2L * pad;
  }

  int hopLength() {
    return hopLength;
  }
}
