package org.zethus.torch.repcodec;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Linear;
import org.zethus.torch.quantise.FactorisedForm;
import org.zethus.torch.quantise.ResidualQuantised;
import org.zethus.torch.quantise.ResidualQuantiser;
import org.zethus.torch.quantise.VectorQuantiser;
import org.zethus.torch.vocos.ConvNextBackbone;

/**
 * Quantises frames of a speech encoder: an encoder of ConvNeXt blocks, factorised codebooks that
 * are searched by cosine, and a decoder like the encoder. Frames are normalised: mean 0 and
 * variance 1 in each of their H dimensions.
 *
 * @see <a href="https://arxiv.org/abs/2409.00750">Wang et al. 2024, section 3.2.1</a>
 */
public final class RepCodec {
  private final ConvNextBackbone encoder;
  private final Linear encoderOut;
  private final ResidualQuantiser quantiser;
  private final ConvNextBackbone decoder;
  private final Linear decoderOut;

  /**
   * Takes {@code encoder.0} and {@code decoder.0}, the backbones; {@code encoder.1} and {@code
   * decoder.1}, the layers behind them; and {@code quantizer}.
   */
  public RepCodec(StateDict weights, RepCodecConfig config) {
    encoder = new ConvNextBackbone(weights.at("encoder", 0), config.backbone());
    encoderOut = out(weights.at("encoder", 1), config);
    quantiser =
        ResidualQuantiser.of(
            config.numQuantizers(),
            k ->
                VectorQuantiser.factorised(
                    weights.at("quantizer.quantizers", k),
                    FactorisedForm.AMPHION,
                    config.codebook()));
    decoder = new ConvNextBackbone(weights.at("decoder", 0), config.backbone());
    decoderOut = out(weights.at("decoder", 1), config);
    if (config.downsampleScale() > 1) {
      for (String unused : new String[] {"down", "up"}) {
        weights.ignore(unused + ".weight");
        weights.ignore(unused + ".bias");
      }
    }
  }

  private static Linear out(StateDict weights, RepCodecConfig config) {
    return new Linear(
        weights.starting("weight", Init.normal(0.02)).starting("bias", Init.ZEROS),
        config.vocosDim(),
        config.hiddenSize());
  }

  /** {@return latents (B, H, T) of normalised frames (B, T, H)} */
  public NDArray encode(NDArray frames) {
    return encoderOut.forward(encoder.forward(frames.swapAxes(1, 2))).swapAxes(1, 2);
  }

  /** {@return what the codebooks make of latents (B, H, T)} */
  public ResidualQuantised quantise(NDArray latents) {
    return quantiser.forward(latents);
  }

  /** {@return codes (B, K, T), int64, of normalised frames (B, T, H)} */
  public NDArray codes(NDArray frames) {
    return quantise(encode(frames)).codes();
  }

  /** {@return the latents (B, H, T) that codes (B, K, T) of the first K codebooks stand for} */
  public NDArray embed(NDArray codes) {
    return quantiser.decode(codes);
  }

  /** {@return normalised frames (B, T, H) of latents (B, H, T)} */
  public NDArray decode(NDArray latents) {
    return decoderOut.forward(decoder.forward(latents));
  }
}
