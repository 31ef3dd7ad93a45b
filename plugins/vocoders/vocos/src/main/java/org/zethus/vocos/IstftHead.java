package org.zethus.vocos;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;
import org.zethus.torch.kernels.TorchScript;
import org.zethus.torch.nn.Linear;

/**
 * Gives each frame log-magnitudes and phases of {@code nFft / 2 + 1} bins and inverts the
 * short-time Fourier transform. A phase is an angle without limits; cosine and sine wrap it.
 *
 * @see <a href="https://arxiv.org/abs/2306.00814">Siuzdak 2024, section 3.2 and appendix A</a>
 */
final class IstftHead implements FourierHead {
  private static final TorchScript SCRIPT = TorchScript.beside(IstftHead.class, "vocos.py");
  private static final double MOST_MAGNITUDE = 1e2;

  private final Linear out;
  private final NDArray window;
  private final int nFft;
  private final int hopLength;
  private final VocosConfig.Padding padding;

  /** Takes {@code out} and {@code istft.window}. */
  IstftHead(StateDict weights, int dim, int nFft, int hopLength, VocosConfig.Padding padding) {
    this.nFft = nFft;
    this.hopLength = hopLength;
    this.padding = padding;
    out = new Linear(weights.at("out"), dim, nFft + 2);
    window = weights.buffer("istft.window", hann(nFft), nFft);
  }

  private static Init hann(int length) {
    return (values, random) -> {
      for (int i = 0; i < length; i++) {
        values[i] = (float) (0.5 - 0.5 * StrictMath.cos(2 * Math.PI * i / length));
      }
    };
  }

  @Override
  public NDArray forward(NDArray frames, long samples) {
    NDArray logMagnitudesAndPhases = out.forward(frames);
    return SCRIPT.call(
        "inverse_stft",
        logMagnitudesAndPhases,
        window,
        MOST_MAGNITUDE,
        (long) hopLength,
        (long) start(),
        samples);
  }

  /** The first sample that is kept of the overlapping frames. */
  private int start() {
    return padding == VocosConfig.Padding.SAME ? (nFft - hopLength) / 2 : nFft / 2;
  }

  @Override
  public long samples(long frames) {
    return frames == 0 ? 0 : (frames - 1) * hopLength + nFft - 2L * start();
  }

  @Override
  public int hopLength() {
    return hopLength;
  }

  @Override
  public int reach() {
    return (nFft + hopLength - 1) / hopLength;
  }
}
