package org.zethus.torch.gan;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import org.zethus.api.audio.MelSpec;
import org.zethus.dsp.MelFilterbank;
import org.zethus.torch.Tensors;
import org.zethus.torch.nn.Functional;

/** Log-mel frames as a {@link MelSpec} says, with gradients: (B, samples) to (B, frames, bins). */
public final class LogMel {
  private final MelSpec spec;
  private final StftMagnitude stft;
  private final NDArray bands;

  /**
   * An extractor.
   *
   * @param manager owns window and mel bands
   */
  public LogMel(NDManager manager, MelSpec spec) {
    this.spec = spec;
    stft = StftMagnitude.of(manager, spec);
    bands = bands(manager, spec);
  }

  /** {@return the weights of the mel bands, (mel bins, bins)} */
  static NDArray bands(NDManager manager, MelSpec spec) {
    float[] weights = new MelFilterbank(spec).matrix();
    NDArray bands = Tensors.of(manager, weights, spec.melBins(), spec.nFft() / 2 + 1);
    NDScope.unregister(bands); // they outlive the call they are made in
    return bands;
  }

  /** {@return (B, frames, bins) of (B, samples)} */
  public NDArray forward(NDArray audio) {
    NDArray power = stft.forward(audio).square();
    return ofMagnitudes(power.add((float) spec.magnitudeEpsilon()).sqrt());
  }

  /**
   * {@return (B, frames, mel bins) of magnitudes (B, frames, bins) that have the spec's epsilon}
   */
  public NDArray ofMagnitudes(NDArray magnitudes) {
    NDArray mel = Functional.linear(magnitudes, bands, null);
    return mel.clip(spec.logFloor(), Float.MAX_VALUE).log();
  }
}
