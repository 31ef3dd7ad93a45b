package org.zethus.dac;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.StateDict;
import org.zethus.torch.codes.TorchCodec;
import org.zethus.torch.dac.DacConvolutions;
import org.zethus.torch.dac.DacDecoder;
import org.zethus.torch.dac.DacEncoder;
import org.zethus.torch.nn.Functional;
import org.zethus.torch.quantise.Codebook;
import org.zethus.torch.quantise.EmbeddingCodebook;
import org.zethus.torch.quantise.FactorisedConfig;
import org.zethus.torch.quantise.FactorisedForm;
import org.zethus.torch.quantise.ResidualQuantiser;
import org.zethus.torch.quantise.VectorQuantiser;

/**
 * DAC: residual units with snake activations around a residual quantiser whose narrow codebooks are
 * searched by cosine. Takes {@code encoder}, {@code quantizer} and {@code decoder}, as the paper's
 * repository or Amphion names them.
 *
 * @see <a href="https://arxiv.org/abs/2306.06546">Kumar et al. 2023, section 3</a>
 */
final class Dac implements TorchCodec.Network {
  private final DacEncoder encoder;
  private final ResidualQuantiser quantiser;
  private final DacDecoder decoder;
  private final int hopLength;

  /** What a codebook becomes while it learns. */
  @FunctionalInterface
  interface Learning {
    /**
     * {@return the codebook that takes its place}
     *
     * @param index of the codebook, from 0
     */
    Codebook of(int index, EmbeddingCodebook codebook);
  }

  Dac(StateDict weights, DacConfig config) {
    this(weights, config, (index, codebook) -> codebook);
  }

  Dac(StateDict weights, DacConfig config, Learning learning) {
    DacConvolutions convolutions = convolutions(weights, config);
    int latents = config.latents();
    encoder =
        new DacEncoder(
            weights.at("encoder"),
            convolutions,
            config.encoderDim(),
            config.encoderRates(),
            latents,
            config.lstm());
    FactorisedConfig sizes =
        new FactorisedConfig(latents, config.codebookSize(), config.codebookDim());
    quantiser =
        ResidualQuantiser.of(
            config.nCodebooks(),
            k ->
                VectorQuantiser.factorised(
                    weights.at("quantizer.quantizers", k),
                    FactorisedForm.DAC,
                    sizes,
                    codebook -> learning.of(k, codebook)));
    decoder =
        new DacDecoder(
            weights.at("decoder"),
            convolutions,
            latents,
            config.decoderDim(),
            config.decoderRates(),
            config.lstm());
    hopLength = config.format().hopLength();
  }

  private static DacConvolutions convolutions(StateDict weights, DacConfig config) {
    boolean mirrored =
        weights.has("encoder.block.0.conv.conv.bias")
            || !weights.has("encoder.block.0.bias")
                && config.padMode() == DacConfig.PadMode.REFLECT;
    return mirrored
        ? DacConvolutions.mirrored(config.causal())
        : DacConvolutions.zeroPadded(DacDecoder.Length.WHOLE);
  }

  /** {@return latents (B, D, T) of (B, 1, N); silence fills the last hop} */
  NDArray latents(NDArray waveform) {
    long rest = Math.floorMod(-waveform.getShape().get(2), (long) hopLength);
    return encoder.forward(rest == 0 ? waveform : Functional.pad(waveform, 0, rest));
  }

  /** {@return the quantiser between the two} */
  ResidualQuantiser quantiser() {
    return quantiser;
  }

  /** {@return samples (B, 1, T * hop) of latents} */
  NDArray synthesise(NDArray latents) {
    return decoder.forward(latents);
  }

  @Override
  public NDArray encode(NDArray waveform) {
    return quantiser.forward(latents(waveform)).codes();
  }

  @Override
  public NDArray decode(NDArray codes) {
    return synthesise(quantiser.decode(codes));
  }
}
