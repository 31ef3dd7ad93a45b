package org.zethus.speechtokenizer;

import ai.djl.ndarray.NDArray;
import java.util.function.UnaryOperator;
import org.zethus.torch.StateDict;
import org.zethus.torch.codes.TorchCodec;
import org.zethus.torch.nn.Linear;
import org.zethus.torch.quantise.EmaConfig;
import org.zethus.torch.quantise.EuclideanCodebook;
import org.zethus.torch.quantise.ResidualQuantised;
import org.zethus.torch.quantise.ResidualQuantiser;
import org.zethus.torch.quantise.VectorQuantiser;
import org.zethus.torch.seanet.SeanetDecoder;
import org.zethus.torch.seanet.SeanetEncoder;
import org.zethus.torch.seanet.SeanetNames;

/**
 * SpeechTokenizer: a codec whose first codebook was taught to carry what HuBERT hears, so that what
 * is said is in the first codes and how it sounds in the others. Takes {@code encoder}, {@code
 * quantizer.vq}, {@code transform} and {@code decoder}.
 *
 * @see <a href="https://arxiv.org/abs/2308.16692">Zhang et al. 2023, figure 2</a>
 */
final class SpeechTokenizer implements TorchCodec.Network {
  private final SeanetEncoder encoder;
  private final ResidualQuantiser quantiser;
  private final UnaryOperator<NDArray> transform;
  private final SeanetDecoder decoder;

  SpeechTokenizer(StateDict weights, SpeechTokenizerConfig config) {
    this(weights, config, EmaConfig.ENCODEC);
  }

  /**
   * Takes the weights.
   *
   * @param learning how the codebooks learn
   */
  SpeechTokenizer(StateDict weights, SpeechTokenizerConfig config, EmaConfig learning) {
    encoder = new SeanetEncoder(weights.at("encoder"), SeanetNames.ENCODEC, config.seanet());
    quantiser =
        ResidualQuantiser.of(
            config.nQ(),
            k ->
                new VectorQuantiser(
                    new EuclideanCodebook(
                        weights.at("quantizer.vq.layers", k).at("_codebook"),
                        EuclideanCodebook.INITED,
                        config.codebookSize(),
                        config.dimension(),
                        learning)));
    transform =
        config.dimension() == config.semanticDimension()
            ? x -> x
            : new Linear(weights.at("transform"), config.dimension(), config.semanticDimension())
                ::forward;
    decoder = new SeanetDecoder(weights.at("decoder"), SeanetNames.ENCODEC, config.seanet());
  }

  /** {@return latents (B, D, T) of (B, 1, N)} */
  NDArray latents(NDArray waveform) {
    return encoder.forward(waveform);
  }

  /** {@return what the codebooks make of latents} */
  ResidualQuantised quantise(NDArray latents) {
    return quantiser.forward(latents);
  }

  /** {@return the codes (B, K', T) of the codebooks from one on, which get the whole latents} */
  NDArray encodeFrom(int first, NDArray waveform) {
    return quantiser.part(first, quantiser.size()).forward(latents(waveform)).codes();
  }

  /** {@return samples (B, 1, N) of the codes (B, K', T) of the codebooks from one on} */
  NDArray decodeFrom(int first, NDArray codes) {
    return decoder.forward(quantiser.part(first, quantiser.size()).decode(codes));
  }

  /** {@return (B, T, semantic width): what the first codebook carries, beside HuBERT's features} */
  NDArray semantic(ResidualQuantised quantised) {
    return transform.apply(quantised.layers().get(0).output().swapAxes(1, 2));
  }

  /** {@return samples (B, 1, N) of latents} */
  NDArray synthesise(NDArray latents) {
    return decoder.forward(latents);
  }

  @Override
  public NDArray encode(NDArray waveform) {
    return encodeFrom(0, waveform);
  }

  @Override
  public NDArray decode(NDArray codes) {
    return decodeFrom(0, codes);
  }
}
