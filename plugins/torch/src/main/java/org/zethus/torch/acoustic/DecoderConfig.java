package org.zethus.torch.acoustic;

import java.util.List;
import org.zethus.api.config.Default;
import org.zethus.torch.quantise.EmaConfig;
import org.zethus.torch.quantise.FactorisedConfig;
import org.zethus.torch.vocos.NetworkConfig;

/**
 * What the codebooks and the decoder look like, by Amphion's keys; the defaults are the published
 * codec.
 *
 * @param inChannels width of the latents, C
 * @param upsampleInitialChannel channels of the first convolution, without Vocos
 * @param upRatios by how much each block lengthens, without Vocos
 * @param numQuantizers codebooks, K
 * @param codebookSize entries of each
 * @param codebookDim width of an entry
 * @param quantizerType how latents become codes
 * @param quantizerDropout share of a batch that is trained with fewer codebooks
 * @param commitment weight of the latents' distance from their entries
 * @param codebookLossWeight weight of the entries' distance from their latents
 * @param useL2Normlize whether entries are searched by cosine
 * @param decay of running means, per training step; this and the next four are of {@code VQ} alone
 * @param eps added to every count, so that none is 0
 * @param thresholdEmaDeadCode entries whose running count is below begin anew; 0: never
 * @param kmeansInit whether the entries begin as the centres of the first batch
 * @param kmeansIters steps towards these centres
 * @param useVocos whether Vocos decodes, else transposed convolutions
 * @param vocosDim width of its backbone
 * @param vocosIntermediateDim width within its blocks
 * @param vocosNumLayers its blocks
 * @param nFft its FFT size
 * @param hopSize its samples per frame
 * @param padding where its frames sit
 */
public record DecoderConfig(
    @Default("256") int inChannels,
    @Default("1536") int upsampleInitialChannel,
    @Default("[8, 5, 4, 3]") List<Integer> upRatios,
    @Default("12") int numQuantizers,
    @Default("1024") int codebookSize,
    @Default("8") int codebookDim,
    @Default("fvq") QuantiserType quantizerType,
    @Default("0.5") double quantizerDropout,
    @Default("0.25") double commitment,
    @Default("1") double codebookLossWeight,
    @Default("true") boolean useL2Normlize,
    @Default("0.8") double decay,
    @Default("1e-5") double eps,
    @Default("2") double thresholdEmaDeadCode,
    @Default("false") boolean kmeansInit,
    @Default("10") int kmeansIters,
    @Default("true") boolean useVocos,
    @Default("512") int vocosDim,
    @Default("4096") int vocosIntermediateDim,
    @Default("30") int vocosNumLayers,
    @Default("1920") int nFft,
    @Default("480") int hopSize,
    @Default("same") NetworkConfig.Padding padding) {
  /** How latents become codes. */
  public enum QuantiserType {
    /** Factorised codebooks, as published. */
    FVQ,
    /** Codebooks whose entries are running means; these need no weight of their own. */
    VQ,
    /** Bits without a codebook. */
    LFQ
  }

  public DecoderConfig {
    upRatios = List.copyOf(upRatios);
    if (numQuantizers < 1 || !(quantizerDropout >= 0 && quantizerDropout <= 1)) {
      throw new IllegalArgumentException(
          "need num_quantizers of at least 1 and quantizer_dropout in [0, 1], found %d and %s"
              .formatted(numQuantizers, quantizerDropout));
    }
    boolean rates = !upRatios.isEmpty() && upRatios.stream().allMatch(ratio -> ratio >= 1);
    if (!useVocos && !(rates && upsampleInitialChannel >> upRatios.size() >= 1)) {
      throw new IllegalArgumentException(
          "need each of up_ratios of at least 1 and upsample_initial_channel enough to be halved by each, found %s and %d"
              .formatted(upRatios, upsampleInitialChannel));
    }
  }

  /** {@return samples per frame} */
  public int hopLength() {
    return useVocos ? hopSize : upRatios.stream().reduce(1, Math::multiplyExact);
  }

  /** {@return the shape of a codebook} */
  FactorisedConfig codebook() {
    return new FactorisedConfig(inChannels, codebookSize, codebookDim, useL2Normlize);
  }

  /** {@return how codebooks of running means learn} */
  EmaConfig ema() {
    return new EmaConfig(decay, eps, thresholdEmaDeadCode, kmeansInit, kmeansIters);
  }

  /** {@return the shape of Vocos} */
  NetworkConfig vocos() {
    return new NetworkConfig(
        inChannels,
        vocosDim,
        vocosIntermediateDim,
        vocosNumLayers,
        nFft,
        hopSize,
        padding,
        null,
        0,
        NetworkConfig.BackboneKind.CONVNEXT,
        NetworkConfig.HeadKind.ISTFT);
  }
}
