package org.zethus.whisper;

import java.util.Arrays;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.audio.MelSpec.MelNorm;
import org.zethus.api.audio.MelSpec.MelScale;
import org.zethus.api.audio.MelSpec.Padding;
import org.zethus.api.tensor.Tensor;
import org.zethus.dsp.feature.LogPowerMel;

/**
 * What the encoder hears: windows of 25 ms every 10 ms, scaled to about [-1, 1].
 *
 * @see <a href="https://arxiv.org/abs/2212.04356">Radford et al. 2022, section 2.2</a>
 */
final class LogMel {
  static final int SAMPLE_RATE = 16_000;

  /** Samples that are heard at once: 30 s. */
  static final int HEARD = 30 * SAMPLE_RATE;

  private static final int N_FFT = 400;
  private static final int HOP_LENGTH = 160;

  private final int melBins;
  private final LogPowerMel mel;

  /**
   * A front end.
   *
   * @param melBins bands: 80, or 128 of the large models
   */
  LogMel(int melBins) {
    this.melBins = melBins;
    mel =
        new LogPowerMel(
            new MelSpec(
                SAMPLE_RATE,
                N_FFT,
                N_FFT,
                HOP_LENGTH,
                melBins,
                0,
                SAMPLE_RATE / 2.0,
                Padding.CENTER_REFLECT,
                0,
                0,
                MelScale.SLANEY,
                MelNorm.SLANEY));
  }

  /** {@return (1, mel bins, 3000) of at most 30 s, silence behind it} */
  Tensor whole(float[] samples) {
    return features(Arrays.copyOf(samples, HEARD));
  }

  /** {@return (1, mel bins, samples / 160)} */
  Tensor features(float[] samples) {
    int frames = samples.length / HOP_LENGTH;
    float[] features = mel.of(samples, frames);
    for (int i = 0; i < features.length; i++) {
      features[i] = (features[i] + 4) / 4;
    }
    return Tensor.of(features, 1, melBins, frames);
  }
}
