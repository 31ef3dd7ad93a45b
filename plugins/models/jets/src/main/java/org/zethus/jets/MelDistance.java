package org.zethus.jets;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.config.Default;
import org.zethus.dsp.MelFilterbank;
import org.zethus.torch.Tensors;
import org.zethus.torch.gan.StftMagnitude;
import org.zethus.torch.nn.Functional;

/**
 * Mean absolute distance of decadic log-mel spectrograms over the whole band.
 *
 * @see <a href="https://arxiv.org/abs/2010.05646">Kong et al. 2020, equation 5</a>
 */
final class MelDistance {
  private static final double LEAST_POWER = 1e-10;
  private static final double LEAST_MEL = 1e-10;

  private final StftMagnitude stft;
  private final NDArray bands;

  /**
   * The section {@code loss.mel}: where a key is 0, the frames that the network listens to decide.
   * The published loss has 22050, 1024, 256 and 80 whatever the model's are.
   *
   * @param sampleRate samples per second
   * @param nFft FFT size and window in samples
   * @param hopSize samples between two frames
   * @param nMel mel bands
   */
  record Config(
      @Default("0") int sampleRate,
      @Default("0") int nFft,
      @Default("0") int hopSize,
      @Default("0") int nMel) {

    /** {@return the spectrograms to compare} */
    MelSpec spec(MelSpec heard) {
      int rate = sampleRate == 0 ? heard.sampleRate() : sampleRate;
      int size = nFft == 0 ? heard.nFft() : nFft;
      return new MelSpec(
          rate,
          size,
          size,
          hopSize == 0 ? heard.hopLength() : hopSize,
          nMel == 0 ? heard.melBins() : nMel,
          0,
          rate / 2.0);
    }
  }

  /**
   * A distance.
   *
   * @param manager owns the window and the mel bands
   */
  MelDistance(NDManager manager, MelSpec spec) {
    stft =
        StftMagnitude.hann(manager, spec.nFft(), spec.hopLength(), spec.winLength())
            .withPowerBetween(LEAST_POWER, Float.MAX_VALUE);
    bands =
        Tensors.of(manager, new MelFilterbank(spec).matrix(), spec.melBins(), spec.nFft() / 2 + 1);
    NDScope.unregister(bands); // they outlive the call they are made in
  }

  /** {@return a scalar: how far (B, samples) is from (B, samples)} */
  NDArray forward(NDArray real, NDArray fake) {
    NDArray distance = logMel(fake).sub(logMel(real)).abs().mean();
    return Functional.div(distance, Math.log(10));
  }

  private NDArray logMel(NDArray audio) {
    NDArray mel = Functional.linear(stft.forward(audio), bands, null);
    return mel.clip(LEAST_MEL, Float.MAX_VALUE).log();
  }
}
