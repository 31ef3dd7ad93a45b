package org.zethus.facodec;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.nn.Functional;

/**
 * FACodec: a waveform as codes of prosody, content and acoustic detail, and one vector of timbre.
 * Waveforms are (B, 1, N), latents (B, C, T), a speaker's vector (B, C). In the checkpoint {@code
 * encoder} and {@code decoder}, which are published as two files.
 *
 * @see <a href="https://arxiv.org/abs/2403.03100">Ju et al. 2024, section 3.2</a>
 */
final class FaCodec {
  private final FaCodecConfig config;
  private final WaveEncoder encoder;
  private final @Nullable MelProsody melProsody;
  private final Quantisers quantisers;
  private final Transformer timbreEncoder;
  private final VoiceDecoder decoder;

  /** Takes the weights, but for the {@link Heads}. */
  FaCodec(StateDict weights, FaCodecConfig config) {
    this.config = config;
    FaCodecConfig.Decoder shape = config.decoder();
    StateDict ofDecoder = weights.at("decoder");
    encoder = new WaveEncoder(weights.at("encoder"), config.encoder());
    quantisers = new Quantisers(ofDecoder, shape.codebooks());
    WaveDecoder wave =
        new WaveDecoder(
            ofDecoder, config.width(), shape.upsampleInitialChannel(), shape.upRatios());
    decoder = new VoiceDecoder(ofDecoder, config.width(), wave, config.hop());
    timbreEncoder =
        new Transformer(
            ofDecoder.at("timbre_encoder"), config.transformer(), config.width(), false);
    melProsody =
        config.version() == FaCodecConfig.Version.V2 ? new MelProsody(weights, config) : null;
  }

  /** {@return the quantisers} */
  Quantisers quantisers() {
    return quantisers;
  }

  /** {@return how version 2 hears prosody; null for version 1} */
  @Nullable MelProsody melProsody() {
    return melProsody;
  }

  /** {@return how many frames to either side matter to a frame's codes, or to its samples} */
  int reach() {
    return Math.max((encoder.reach() + config.hop() - 1) / config.hop(), decoder.reach());
  }

  /** {@return the fewest samples that can be encoded: a frame, or what is reflected of it} */
  int leastSamples() {
    int reflected = melProsody == null ? 0 : melProsody.reflected();
    return (reflected / config.hop() + 1) * config.hop();
  }

  /**
   * {@return the rows of the positions' tables that items in a batch get as published; see {@link
   * Transformer}}
   */
  static NDArray publishedRows(NDManager manager, int batch) {
    long[] rows = new long[batch];
    java.util.Arrays.setAll(rows, i -> i);
    return Tensors.of(manager, rows, batch);
  }

  /** {@return the row that an item alone gets, for each of a batch} */
  static NDArray firstRows(NDManager manager, int batch) {
    return Tensors.of(manager, new long[batch], batch);
  }

  /** {@return waveforms (B, 1, samples) of (B, N), with silence behind them} */
  static NDArray lengthened(NDArray audio, long samples) {
    return Functional.pad(audio, 0, samples - audio.getShape().get(1)).expandDims(1);
  }

  /**
   * {@return latents of waveforms}
   *
   * @param audio (B, 1, N), N a multiple of the hop
   */
  NDArray latents(NDArray audio) {
    return encoder.forward(audio);
  }

  /**
   * Quantises.
   *
   * @param audio what the latents were made of; version 2 hears prosody in it
   * @param rows as in {@link Transformer#forward}
   */
  Quantisers.Factored quantise(
      NDArray latents, NDArray audio, NDArray rows, Quantisers.Counts counts) {
    NDArray prosody =
        melProsody == null
            ? latents
            : melProsody.encode(melProsody.frames(audio), rows).transpose(0, 2, 1);
    return quantisers.forward(latents, prosody, counts);
  }

  /** {@return who speaks, (B, C), of latents (B, C, T)} */
  NDArray speaker(NDArray latents, NDArray rows) {
    NDArray heard = timbreEncoder.forward(latents.transpose(0, 2, 1), rows, null);
    return heard.mean(new int[] {1});
  }

  /** {@return latents of codes, as {@link Quantisers#embed}} */
  NDArray embed(NDArray codes, boolean withDetail) {
    return quantisers.embed(codes, withDetail);
  }

  /** {@return latents without timbre to a waveform in a speaker's} */
  VoiceDecoder decoder() {
    return decoder;
  }
}
