package org.zethus.torch.gan;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import java.util.Arrays;
import org.zethus.api.audio.MelSpec;
import org.zethus.torch.Tensors;
import org.zethus.torch.kernels.TorchScript;

/**
 * Magnitudes of a short-time Fourier transform, with gradients: (B, samples) to (B, frames, bins).
 * The signal is reflected at both ends; the window lies in the middle of the {@code nFft} samples
 * of a frame.
 */
public final class StftMagnitude {
  static final TorchScript SCRIPT = TorchScript.beside(StftMagnitude.class, "gan.py");
  private static final double UNLIMITED = Double.MAX_VALUE;

  private final NDArray window;
  private final long hopLength;
  private final long padding;
  private final double least;
  private final double most;

  private StftMagnitude(NDArray window, int hopLength, int padding, double least, double most) {
    this.window = window;
    this.hopLength = hopLength;
    this.padding = padding;
    this.least = least;
    this.most = most;
  }

  /**
   * A transform with a periodic Hann window, whose frame {@code t} is centred at sample {@code t *
   * hopLength}.
   *
   * @param manager owns the window
   */
  public static StftMagnitude hann(NDManager manager, int nFft, int hopLength, int winLength) {
    return hann(manager, nFft, hopLength, winLength, nFft / 2);
  }

  private static StftMagnitude hann(
      NDManager manager, int nFft, int hopLength, int winLength, int padding) {
    return new StftMagnitude(
        window(manager, nFft, hann(winLength)), hopLength, padding, 0, UNLIMITED);
  }

  /**
   * {@return the transform that the mel frames of {@code spec} are made with}
   *
   * @param manager owns the window
   * @throws IllegalArgumentException if they continue the signal with zeros
   */
  public static StftMagnitude of(NDManager manager, MelSpec spec) {
    int padding =
        switch (spec.padding()) {
          case HOP_REFLECT -> (spec.nFft() - spec.hopLength()) / 2;
          case CENTER_REFLECT -> spec.nFft() / 2;
          case CENTER_ZERO ->
              throw new IllegalArgumentException("need mel_padding that reflects, found " + spec);
        };
    return hann(manager, spec.nFft(), spec.hopLength(), spec.winLength(), padding);
  }

  /**
   * A transform without a window, which makes {@code samples / hopLength} frames.
   *
   * @param manager owns the window
   */
  public static StftMagnitude rectangular(
      NDManager manager, int nFft, int hopLength, int winLength) {
    float[] ones = new float[winLength];
    Arrays.fill(ones, 1);
    return new StftMagnitude(
        window(manager, nFft, ones), hopLength, (nFft - hopLength) / 2, 0, UNLIMITED);
  }

  static float[] hann(int length) {
    float[] window = new float[length];
    for (int i = 0; i < length; i++) {
      window[i] = (float) (0.5 - 0.5 * StrictMath.cos(2 * Math.PI * i / length));
    }
    return window;
  }

  private static NDArray window(NDManager manager, int nFft, float[] values) {
    if (values.length > nFft) {
      throw new IllegalArgumentException(
          "need win_length <= n_fft, found %d and %d".formatted(values.length, nFft));
    }
    float[] centred = new float[nFft];
    System.arraycopy(values, 0, centred, (nFft - values.length) / 2, values.length);
    NDArray window = Tensors.of(manager, centred, nFft);
    NDScope.unregister(window); // it outlives the call it is made in
    return window;
  }

  /** {@return the transform whose power is kept within bounds, so that its logarithm exists} */
  public StftMagnitude withPowerBetween(double least, double most) {
    return new StftMagnitude(
        window, (int) hopLength, (int) padding, Math.sqrt(least), Math.sqrt(most));
  }

  /** {@return frequency bins per frame} */
  public int bins() {
    return (int) window.size() / 2 + 1;
  }

  /** {@return (B, frames, bins) of (B, samples)} */
  public NDArray forward(NDArray audio) {
    NDArray magnitude = SCRIPT.call("stft_magnitude", audio, window, hopLength, padding);
    return least == 0 ? magnitude : magnitude.clip(least, most);
  }
}
