package org.zethus.facodec;

import ai.djl.ndarray.NDArray;
import org.zethus.api.audio.MelSpec;
import org.zethus.dsp.MelFilterbank;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.InverseStft;
import org.zethus.torch.nn.Linear;

/**
 * What version 2 hears of prosody: the lowest bands of mel frames, through a transformer. In the
 * checkpoint {@code encoder.mel_transform}, {@code decoder.melspec_linear} and {@code
 * decoder.melspec_encoder}.
 */
final class MelProsody {
  private final FaCodecConfig.Prosody config;
  private final int hop;
  private final NDArray bands;
  private final NDArray window;
  private final Linear linear;
  private final Transformer transformer;

  /**
   * Takes the weights.
   *
   * @param weights of encoder and decoder
   */
  MelProsody(StateDict weights, FaCodecConfig config) {
    this.config = config.prosody();
    hop = config.hop();
    int nFft = this.config.nFft();
    MelSpec spec =
        new MelSpec(
            config.sampleRate(),
            nFft,
            this.config.winSize(),
            hop,
            this.config.nMel(),
            0,
            config.sampleRate() / 2.0);
    Init filters =
        (values, random) ->
            System.arraycopy(new MelFilterbank(spec).matrix(), 0, values, 0, values.length);
    StateDict mel = weights.at("encoder.mel_transform");
    bands = mel.buffer("mel_basis", filters, this.config.nMel(), nFft / 2 + 1);
    window = mel.buffer("hann_window", InverseStft.hann(spec.winLength()), spec.winLength());
    int width = config.width();
    linear = new Linear(weights.at("decoder.melspec_linear"), this.config.bands(), width);
    transformer =
        new Transformer(weights.at("decoder.melspec_encoder"), config.transformer(), width, false);
  }

  /** {@return samples that a waveform must have more than, since its ends are reflected} */
  int reflected() {
    return (config.nFft() - hop) / 2;
  }

  /** {@return log-mel frames (B, bands, N / hop) of waveforms (B, 1, N)} */
  NDArray frames(NDArray audio) {
    NDArray lowest = bands.get("0:{}", config.bands());
    return Norm.KERNELS.call(
        "log_mel", audio.squeeze(1), window, lowest, (long) config.nFft(), (long) hop);
  }

  /**
   * {@return latents of prosody, (B, T, C)}
   *
   * @param frames (B, bands, T)
   * @param rows as in {@link Transformer#forward}
   */
  NDArray encode(NDArray frames, NDArray rows) {
    return transformer.forward(linear.forward(frames.transpose(0, 2, 1)), rows, null);
  }
}
