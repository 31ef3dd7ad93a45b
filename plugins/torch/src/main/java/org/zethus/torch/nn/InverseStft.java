package org.zethus.torch.nn;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.Init;
import org.zethus.torch.kernels.TorchScript;

/**
 * Inverts a short-time Fourier transform: frames of magnitudes and phases (B, T, bins) to samples
 * (B, N), by overlapping windowed frames and dividing by the overlapping squares of the window.
 *
 * @param window as long as a frame
 * @param hopLength samples between two frames
 * @param start the first sample that is kept of the overlapping frames
 */
public record InverseStft(NDArray window, int hopLength, int start) {
  private static final TorchScript SCRIPT = TorchScript.beside(InverseStft.class, "stft.py");

  /** {@return a periodic Hann window} */
  public static Init hann(int length) {
    return (values, random) -> {
      for (int i = 0; i < length; i++) {
        values[i] = (float) (0.5 - 0.5 * StrictMath.cos(2 * Math.PI * i / length));
      }
    };
  }

  /**
   * {@return a transform whose frame {@code t} covers the samples from {@code t * hopLength} on,
   * with as much of its window before them as behind the next frame's}
   */
  public static InverseStft same(NDArray window, int hopLength) {
    return new InverseStft(window, hopLength, ((int) window.size() - hopLength) / 2);
  }

  /** {@return how many samples there are without the parts at both ends that few frames cover} */
  public long samples(long frames) {
    return frames == 0 ? 0 : (frames - 1) * hopLength + window.size() - 2L * start;
  }

  /** {@return how many frames to either side of its own a sample is made of} */
  public int reach() {
    return ((int) window.size() + hopLength - 1) / hopLength;
  }

  /** {@return so many samples, (B, samples)} */
  public NDArray forward(NDArray magnitudes, NDArray phases, long samples) {
    return SCRIPT.call(
        "inverse_stft", magnitudes, phases, window, (long) hopLength, (long) start, samples);
  }
}
