package org.zethus.facodec.plachta;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import org.zethus.api.audio.MelSpec;
import org.zethus.dsp.MelFilterbank;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.nn.InverseStft;

/**
 * Logarithms of mel bands of power, scaled to about one: (B, 1, N) to (B, 80, N / hop). Window and
 * bands are {@code spectrogram.window} and {@code mel_scale.fb} in the checkpoint, which may lack
 * the bands.
 */
final class ScaledMel {
  /** Mel bands. */
  static final int BANDS = 80;

  private static final int N_FFT = 2048;
  private static final int WINDOW = 1200;

  private final NDArray window;
  private final NDArray bands;
  private final long hop;

  ScaledMel(StateDict weights, int sampleRate, int hop) {
    this.hop = hop;
    window = weights.at("spectrogram").buffer("window", InverseStft.hann(WINDOW), WINDOW);
    weights.at("mel_scale").ignore("fb"); // these are computed to the same numbers
    MelSpec spec =
        new MelSpec(
            sampleRate,
            N_FFT,
            WINDOW,
            Math.min(hop, WINDOW),
            BANDS,
            0,
            sampleRate / 2.0,
            MelSpec.Padding.CENTER_REFLECT,
            0,
            1e-5,
            MelSpec.MelScale.HTK,
            MelSpec.MelNorm.NONE);
    bands = Tensors.of(weights.manager(), new MelFilterbank(spec).matrix(), BANDS, N_FFT / 2 + 1);
    NDScope.unregister(bands); // they outlive the call they are made in
  }

  /** {@return samples that a waveform must have more than, since its ends are reflected} */
  static int reflected() {
    return N_FFT / 2;
  }

  NDArray forward(NDArray audio) {
    return Layers.KERNELS.call("scaled_mel", audio.squeeze(1), window, bands, (long) N_FFT, hop);
  }
}
