package org.zethus.dualcodec;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.StateDict;
import org.zethus.torch.dac.DacDecoder;
import org.zethus.torch.dac.DacEncoder;
import org.zethus.torch.nn.Functional;
import org.zethus.torch.quantise.FactorisedConfig;
import org.zethus.torch.quantise.ResidualQuantised;
import org.zethus.torch.quantise.ResidualQuantiser;

/**
 * DualCodec: a first codebook for what is said, from features of a speech encoder, and residual
 * codebooks for how it sounds, of a waveform's latents without what the first already tells.
 *
 * @see <a href="https://arxiv.org/abs/2505.13000">Li et al. 2025, section 3 and figure 2</a>
 */
final class DualCodec {
  private final DualCodecConfig config;
  private final SemanticPath semantic;
  private final DacEncoder encoder;
  private final ResidualQuantiser quantiser;
  private final DacDecoder decoder;

  /**
   * What the semantic half makes of features.
   *
   * @param quantised the codes and the losses of their codebook
   * @param features the features back, (B, D, T)
   * @param latents what is left out of the waveform's latents, (B, L, T)
   */
  record Semantic(ResidualQuantised quantised, NDArray features, NDArray latents) {}

  /**
   * Codes of a waveform.
   *
   * @param semantic int64, (B, 1, T)
   * @param acoustic int64, (B, K, T); null where only the semantic ones were asked for
   */
  record Codes(NDArray semantic, @Nullable NDArray acoustic) {}

  DualCodec(StateDict weights, DualCodecConfig config, Codebooks codebooks) {
    this.config = config;
    StateDict dac = weights.at("dac");
    encoder =
        new DacEncoder(
            dac.at("encoder"), config.encoderDim(), config.encoderRates(), config.latents());
    quantiser =
        codebooks.build(
            weights,
            "dac.quantizer",
            config.nCodebooks(),
            new FactorisedConfig(config.latents(), config.codebookSize(), config.codebookDim()));
    decoder =
        new DacDecoder(
            dac.at("decoder"),
            config.latents(),
            config.decoderDim(),
            config.decoderRates(),
            DacDecoder.Length.SHORTENED);
    semantic = new SemanticPath(weights, config, codebooks);
  }

  /** {@return the semantic half, for tests} */
  SemanticPath semanticPath() {
    return semantic;
  }

  /**
   * {@return one semantic feature per frame}
   *
   * @param features (B, factor * T, D) of the speech encoder; what is left over at the end is cut
   */
  NDArray pooled(NDArray features) {
    return Kernels.SCRIPT.call("pooled", features, (long) config.semanticDownsampleFactor());
  }

  /** {@return what the semantic half makes of features (B, D, T)} */
  Semantic semantic(NDArray features) {
    ResidualQuantised quantised = semantic.quantise(features);
    NDArray decoded = semantic.decode(quantised.output());
    return new Semantic(
        quantised, decoded, config.decodeSemanticForCodec() ? decoded : quantised.output());
  }

  /**
   * Encodes.
   *
   * @param waveform (B, 1, samples)
   * @param features (B, D, T)
   * @param codebooks how many, the semantic one among them
   */
  Codes encode(NDArray waveform, NDArray features, int codebooks) {
    Semantic known = semantic(features);
    NDArray codes = known.quantised().codes();
    return codebooks == 1
        ? new Codes(codes, null)
        : new Codes(
            codes,
            quantiser.part(0, codebooks - 1).forward(residual(waveform, known.latents())).codes());
  }

  /** {@return latents of a waveform (B, 1, samples) without those that are known, (B, L, T)} */
  NDArray residual(NDArray waveform, NDArray known) {
    long samples = waveform.getShape().get(2);
    long missing = Math.floorMod(-samples, (long) config.hopLength());
    NDArray latents = encoder.forward(Functional.pad(waveform, 0, missing));
    long frames = known.getShape().get(2);
    return latents.get(":, :, :{}", frames).sub(known);
  }

  /** Quantises the latents that the semantic half did not tell; see {@link ResidualQuantiser}. */
  ResidualQuantised quantise(NDArray residual, int[] codebooks) {
    return quantiser.forward(residual, codebooks);
  }

  /**
   * {@return semantic features for exactly so many frames: what is over is cut, what is missing is
   * the last one again}
   *
   * @param features (B, D, T), at least one
   */
  static NDArray fitted(NDArray features, long frames) {
    return Kernels.SCRIPT.call("fitted", features, frames);
  }

  /** {@return the waveform (B, 1, samples) of codes} */
  NDArray decode(Codes codes) {
    return synthesise(latents(codes));
  }

  /** {@return the waveform of codes, exactly so many samples long} */
  NDArray decode(Codes codes, long samples) {
    return synthesise(latents(codes), samples);
  }

  private NDArray latents(Codes codes) {
    NDArray quantised = semantic.lookUp(codes.semantic());
    NDArray latents = config.decodeSemanticForCodec() ? semantic.decode(quantised) : quantised;
    NDArray acoustic = codes.acoustic();
    return acoustic == null ? latents : quantiser.decode(acoustic).add(latents);
  }

  /** {@return the waveform (B, 1, samples) of latents (B, L, T)} */
  NDArray synthesise(NDArray latents) {
    return decoder.forward(latents);
  }

  /** {@return the waveform of latents, exactly so many samples long} */
  NDArray synthesise(NDArray latents, long samples) {
    NDArray audio = synthesise(latents);
    long made = audio.getShape().get(2);
    return made >= samples
        ? audio.get(":, :, :{}", samples)
        : Functional.pad(audio, 0, samples - made);
  }
}
