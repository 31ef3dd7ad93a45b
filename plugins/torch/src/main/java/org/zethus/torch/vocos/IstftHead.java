package org.zethus.torch.vocos;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.InverseStft;
import org.zethus.torch.nn.Linear;
import org.zethus.torch.nn.Spectrum;

/**
 * Gives each frame log-magnitudes and phases of {@code nFft / 2 + 1} bins and inverts the
 * short-time Fourier transform. A phase is an angle without limits; cosine and sine wrap it.
 *
 * @see <a href="https://arxiv.org/abs/2306.00814">Siuzdak 2024, section 3.2 and appendix A</a>
 */
public final class IstftHead implements FourierHead {
  private static final double MOST_MAGNITUDE = 1e2;

  private final Linear out;
  private final InverseStft inverse;
  private final int bins;

  /** Takes {@code out} and {@code istft.window}. */
  public IstftHead(
      StateDict weights, int dim, int nFft, int hopLength, NetworkConfig.Padding padding) {
    bins = nFft / 2 + 1;
    out = new Linear(weights.at("out"), dim, nFft + 2);
    NDArray window = weights.buffer("istft.window", InverseStft.hann(nFft), nFft);
    inverse =
        padding == NetworkConfig.Padding.SAME
            ? InverseStft.same(window, hopLength)
            : new InverseStft(window, hopLength, nFft / 2);
  }

  @Override
  public NDArray forward(NDArray frames, long samples) {
    NDList parts = out.forward(frames).split(2, 2);
    NDArray magnitudes = parts.get(0).exp().clip(0, MOST_MAGNITUDE);
    return inverse.forward(magnitudes, parts.get(1), samples);
  }

  /** {@return the spectra of frames (1, T, dim), in a graph} */
  Spectrum spectrum(Value frames) {
    Value parts = out.forward(frames).transpose(0, 2, 1);
    Value magnitudes = parts.slice(1, 0, bins).exp().min(MOST_MAGNITUDE);
    Value phases = parts.slice(1, bins, 2L * bins);
    return new Spectrum(magnitudes, phases.cos(), phases.sin());
  }

  /** {@return the samples of spectra, a hop for each frame, in a graph: (1, 1, N)} */
  Value forward(Spectrum spectrum) {
    return inverse.forward(spectrum);
  }

  @Override
  public long samples(long frames) {
    return inverse.samples(frames);
  }

  @Override
  public int hopLength() {
    return inverse.hopLength();
  }

  @Override
  public int reach() {
    return inverse.reach();
  }
}
