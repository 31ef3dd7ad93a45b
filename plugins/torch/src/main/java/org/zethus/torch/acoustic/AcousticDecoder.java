package org.zethus.torch.acoustic;

import ai.djl.ndarray.NDArray;
import java.util.function.UnaryOperator;
import org.zethus.torch.StateDict;
import org.zethus.torch.dac.DacDecoder;
import org.zethus.torch.quantise.Codebook;
import org.zethus.torch.quantise.EmbeddingCodebook;
import org.zethus.torch.quantise.FactorisedForm;
import org.zethus.torch.quantise.LookupFreeQuantiser;
import org.zethus.torch.quantise.Quantiser;
import org.zethus.torch.quantise.ResidualQuantised;
import org.zethus.torch.quantise.ResidualQuantiser;
import org.zethus.torch.quantise.VectorQuantiser;
import org.zethus.torch.vocos.Vocos;

/**
 * The codebooks, and what makes a waveform of the latents they stand for.
 *
 * @see <a href="https://arxiv.org/abs/2409.00750">Wang et al. 2024, section 3.2.4</a>
 */
public final class AcousticDecoder {
  private static final int EDGE_REACH = 3;
  private static final int UNITS_REACH = 3 * (1 + 3 + 9);

  private final ResidualQuantiser quantiser;
  private final UnaryOperator<NDArray> model;
  private final int reach;

  /** How a codebook learns. */
  @FunctionalInterface
  public interface Learning {
    /** By gradients alone. */
    Learning PLAIN = (codebook, index) -> codebook;

    /** {@return what the codebook of a number, from 0, becomes} */
    Codebook of(EmbeddingCodebook codebook, int index);
  }

  /** Takes {@code quantizer} and {@code model}. */
  public AcousticDecoder(StateDict weights, DecoderConfig config) {
    this(weights, config, Learning.PLAIN);
  }

  /**
   * Takes {@code quantizer} and {@code model}.
   *
   * @param learning of the codebooks, where these learn by gradients
   */
  public AcousticDecoder(StateDict weights, DecoderConfig config, Learning learning) {
    quantiser =
        ResidualQuantiser.of(config.numQuantizers(), k -> quantiser(weights, config, learning, k));
    if (config.useVocos()) {
      Vocos vocos = new Vocos(weights.at("model"), config.vocos());
      model = latents -> vocos.forwardWhole(latents).expandDims(1);
      reach = vocos.reach();
    } else {
      model = upsampling(weights, config)::forward;
      reach = upsamplingReach(config);
    }
  }

  private static Quantiser quantiser(
      StateDict weights, DecoderConfig config, Learning learning, int index) {
    StateDict layer = weights.at("quantizer.quantizers", index);
    return switch (config.quantizerType()) {
      case FVQ ->
          VectorQuantiser.factorised(
              layer,
              FactorisedForm.AMPHION,
              config.codebook(),
              codebook -> learning.of(codebook, index));
      case VQ -> VectorQuantiser.runningMeans(layer, config.codebook(), config.ema());
      case LFQ -> new LookupFreeQuantiser(layer, config.codebook());
    };
  }

  private static DacDecoder upsampling(StateDict weights, DecoderConfig config) {
    return new DacDecoder(
        weights,
        config.inChannels(),
        config.upsampleInitialChannel(),
        config.upRatios(),
        DacDecoder.Length.WHOLE);
  }

  private static int upsamplingReach(DecoderConfig config) {
    double frames = EDGE_REACH;
    double perFrame = 1;
    for (int ratio : config.upRatios()) {
      frames += 2 / perFrame;
      perFrame *= ratio;
      frames += UNITS_REACH / perFrame;
    }
    return (int) Math.ceil(frames + EDGE_REACH / perFrame);
  }

  /** {@return what all codebooks make of latents (B, C, T)} */
  public ResidualQuantised quantise(NDArray latents) {
    return quantiser.forward(latents);
  }

  /**
   * {@return what as many codebooks as each item of the batch has make of latents}
   *
   * @param latents (B, C, T)
   * @param counts (B)
   */
  public ResidualQuantised quantise(NDArray latents, int[] counts) {
    return quantiser.forward(latents, counts);
  }

  /** {@return the latents (B, C, T) that codes (B, K, T) of the first K codebooks stand for} */
  public NDArray embed(NDArray codes) {
    return quantiser.decode(codes);
  }

  /** {@return how many frames to either side a frame's samples depend on, at most} */
  public int reach() {
    return reach;
  }

  /** {@return the waveform (B, 1, T * hopLength) of latents (B, C, T)} */
  public NDArray decode(NDArray latents) {
    return model.apply(latents);
  }
}
