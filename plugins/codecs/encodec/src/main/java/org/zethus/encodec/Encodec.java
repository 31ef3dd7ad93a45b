package org.zethus.encodec;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.StateDict;
import org.zethus.torch.codes.TorchCodec;
import org.zethus.torch.quantise.EmaConfig;
import org.zethus.torch.quantise.EuclideanCodebook;
import org.zethus.torch.quantise.ResidualQuantised;
import org.zethus.torch.quantise.ResidualQuantiser;
import org.zethus.torch.quantise.VectorQuantiser;
import org.zethus.torch.seanet.SeanetDecoder;
import org.zethus.torch.seanet.SeanetEncoder;
import org.zethus.torch.seanet.SeanetNames;
import org.zethus.torch.seanet.SeanetShape;

/**
 * EnCodec: a causal convolutional encoder with an LSTM, a residual quantiser, and the encoder's
 * mirror image. Takes {@code encoder}, {@code quantizer} and {@code decoder}, as Hugging Face or
 * EnCodec's own repository names them.
 *
 * @see <a href="https://arxiv.org/abs/2210.13438">Défossez et al. 2022, figure 1</a>
 */
final class Encodec implements TorchCodec.Network {
  private final SeanetEncoder encoder;
  private final ResidualQuantiser quantiser;
  private final SeanetDecoder decoder;

  Encodec(StateDict weights, EncodecConfig config) {
    this(weights, config, EmaConfig.ENCODEC);
  }

  /**
   * Takes the weights.
   *
   * @param learning how the codebooks learn
   */
  Encodec(StateDict weights, EncodecConfig config, EmaConfig learning) {
    boolean own = weights.has("encoder.model.0.conv.conv.bias");
    SeanetNames names = own ? SeanetNames.ENCODEC : SeanetNames.HUGGING_FACE;
    SeanetShape shape = config.seanet();
    encoder = new SeanetEncoder(weights.at("encoder"), names, shape);
    StateDict layers = weights.at(own ? "quantizer.vq" : "quantizer");
    quantiser =
        ResidualQuantiser.of(
            config.allCodebooks(),
            k ->
                new VectorQuantiser(
                    new EuclideanCodebook(
                        layers.at("layers", k).at(own ? "_codebook" : "codebook"),
                        EuclideanCodebook.INITED,
                        config.codebookSize(),
                        config.hiddenSize(),
                        learning)));
    decoder = new SeanetDecoder(weights.at("decoder"), names, shape);
  }

  /** {@return latents (B, D, T) of (B, C, N)} */
  NDArray latents(NDArray waveform) {
    return encoder.forward(waveform);
  }

  /** {@return what so many codebooks make of latents} */
  ResidualQuantised quantise(NDArray latents, int codebooks) {
    return quantiser.part(0, codebooks).forward(latents);
  }

  /** {@return samples (B, C, T * hop) of latents} */
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
