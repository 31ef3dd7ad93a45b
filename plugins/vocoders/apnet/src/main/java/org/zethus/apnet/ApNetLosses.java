package org.zethus.apnet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.zethus.api.audio.MelSpec;
import org.zethus.torch.loss.Losses;
import org.zethus.torch.vocoder.Criterion;
import org.zethus.torch.vocoder.Opposition;

/**
 * The terms of APNet's loss between the spectrum it predicts and that of the recording, with the
 * weights of the published training in them. Those that are not configured are not computed.
 *
 * @see <a href="https://arxiv.org/abs/2305.07952">Ai &amp; Ling 2023, section II-B</a>
 */
final class ApNetLosses {
  private final Opposition opposition;
  private final NDArray window;
  private final long hopLength;
  private final long padding;

  /** The analysis of a waveform, (B, bins, T) each. */
  private record Analysis(NDArray logAmplitude, NDArray phase, NDArray real, NDArray imag) {}

  /**
   * Losses.
   *
   * @param manager owns their window
   */
  ApNetLosses(NDManager manager, MelSpec spec, Opposition opposition) {
    this.opposition = opposition;
    window = ApNet.hann(manager, spec.nFft());
    hopLength = spec.hopLength();
    padding = (spec.nFft() - spec.hopLength()) / 2;
  }

  /**
   * Adds the configured terms.
   *
   * @param real the recordings, (B, samples)
   * @param fake what the generator made, (B, samples)
   * @param spectrum what it made that of
   */
  void addTo(Losses losses, NDArray real, NDArray fake, ApNet.Spectrum spectrum) {
    Analysis recorded = analyse(real);
    if (opposition.has(Criterion.AMPLITUDE)) {
      NDArray made = spectrum.logAmplitude();
      losses.plus("amplitude", ApNet.SCRIPT.call("amplitude_loss", recorded.logAmplitude(), made));
    }
    if (opposition.has(Criterion.PHASE)) {
      losses.plus("phase", ApNet.SCRIPT.call("phase_loss", recorded.phase(), spectrum.phase()));
    }
    if (opposition.has(Criterion.CONSISTENCY)) {
      losses.plus("consistency", consistency(recorded, analyse(fake), spectrum));
    }
  }

  private static NDArray consistency(Analysis recorded, Analysis heard, ApNet.Spectrum made) {
    return ApNet.SCRIPT.call(
        made.phase().getManager(),
        "consistency_loss",
        new NDArray[] {recorded.real(), recorded.imag()},
        new NDArray[] {made.real(), made.imag()},
        new NDArray[] {heard.real(), heard.imag()});
  }

  private Analysis analyse(NDArray audio) {
    NDArray[] parts = ApNet.SCRIPT.callForList("spectrum", audio, window, hopLength, padding);
    return new Analysis(parts[0], parts[1], parts[2], parts[3]);
  }
}
