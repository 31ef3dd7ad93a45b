package org.zethus.nsfhifigan;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;
import org.zethus.torch.kernels.TorchScript;

/**
 * The excitation of the harmonic-plus-noise source-filter model: sines at F0 and its multiples
 * where there is voice, noise where there is none, merged into one signal. In the checkpoint {@code
 * l_linear}. D is the number of sines.
 *
 * @see <a href="https://arxiv.org/abs/1904.12088">Wang et al. 2019, section III-A</a>
 */
final class HarmonicSource {
  private static final TorchScript SCRIPT = TorchScript.beside(HarmonicSource.class, "source.py");
  private static final double AMPLITUDE = 0.1;
  private static final double NOISE = 0.003;

  private final double sampleRate;
  private final int samplesPerFrame;
  private final int sines;
  private final NDArray weight;
  private final NDArray bias;

  HarmonicSource(StateDict weights, double sampleRate, int samplesPerFrame, int harmonics) {
    this.sampleRate = sampleRate;
    this.samplesPerFrame = samplesPerFrame;
    sines = harmonics + 1;
    Init init = Init.fanIn(sines);
    StateDict linear = weights.at("l_linear");
    weight = linear.parameter("weight", init, 1, sines);
    bias = linear.parameter("bias", init, 1);
  }

  /** {@return D} */
  int sines() {
    return sines;
  }

  /**
   * Where the sines stand, frame by frame; a stretch of it makes the same samples as the whole.
   *
   * @param turns by how much each sine turns per sample, (B, T, D)
   * @param starts how far it has turned before the frame, (B, T, D), float64
   * @param voiced 1 where there is voice, (B, T, 1)
   */
  record Phases(NDArray turns, NDArray starts, NDArray voiced) {
    /** {@return those of frames {@code first} to {@code last}} */
    Phases frames(int first, int last) {
      return new Phases(
          part(turns, first, last), part(starts, first, last), part(voiced, first, last));
    }

    private static NDArray part(NDArray x, int first, int last) {
      return x.get(":, {}:{}", first, last);
    }
  }

  /**
   * {@return the phases of a voice}
   *
   * @param f0 in Hz, 0 where unvoiced, (B, T)
   * @param initial in [0, 1), (B, D): by how much more the sines turn per sample in the first
   *     frame, so that they begin apart; that of the fundamental does not count
   */
  Phases phases(NDArray f0, NDArray initial) {
    NDArray turns = SCRIPT.call("turns", f0, initial, sampleRate);
    NDArray starts = SCRIPT.call("starts", turns, (long) samplesPerFrame);
    return new Phases(turns, starts, SCRIPT.call("voiced", f0));
  }

  /**
   * {@return the sines in noise, (B, T * samples per frame, D)}
   *
   * @param noise of variance 1, of the same shape
   */
  NDArray sines(Phases phases, NDArray noise) {
    return SCRIPT.call(
        "sines",
        phases.turns(),
        phases.starts(),
        phases.voiced(),
        noise,
        (long) samplesPerFrame,
        AMPLITUDE,
        NOISE);
  }

  /** {@return the excitation, (B, 1, T * samples per frame)} */
  NDArray merge(NDArray sines) {
    return SCRIPT.call("merge", sines, weight, bias);
  }
}
