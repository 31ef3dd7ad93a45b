package org.zethus.dualcodec;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zethus.api.config.Default;

/**
 * DualCodec's sizes, under the keys of its published configs; defaults those of the 25 Hz one.
 *
 * @param encoderDim channels of the encoder's first convolution
 * @param encoderRates by how much each of its blocks shortens
 * @param latentDim width of the latents; null: the encoder's last channels
 * @param decoderDim channels of the decoder's first convolution
 * @param decoderRates by how much each of its blocks lengthens
 * @param nCodebooks acoustic codebooks
 * @param codebookSize their entries
 * @param codebookDim width of these entries
 * @param semanticCodebookSize entries of the semantic codebook
 * @param semanticCodebookDim width of these entries
 * @param quantizerDropout share of a batch that is trained with fewer acoustic codebooks
 * @param sampleRate samples per second
 * @param convnextDim width of the semantic encoder and decoder
 * @param convnextLayers ConvNeXt blocks in each of them
 * @param convnextIntermediateDim width within a block
 * @param semanticDim width of the semantic features
 * @param decodeSemanticForCodec whether the acoustic codebooks leave out what the semantic decoder
 *     makes, else what the semantic codebook holds
 * @param isCausal whether the semantic encoder and decoder see the past only
 * @param semanticDownsampleFactor semantic features that become one frame
 */
public record DualCodecConfig(
    @Default("64") int encoderDim,
    @Default("[4, 5, 6, 8]") List<Integer> encoderRates,
    @Nullable Integer latentDim,
    @Default("1536") int decoderDim,
    @Default("[8, 6, 5, 4]") List<Integer> decoderRates,
    @Default("11") int nCodebooks,
    @Default("1024") int codebookSize,
    @Default("8") int codebookDim,
    @Default("16384") int semanticCodebookSize,
    @Default("8") int semanticCodebookDim,
    @Default("1") double quantizerDropout,
    @Default("24000") int sampleRate,
    @Default("768") int convnextDim,
    @Default("4") int convnextLayers,
    @Default("2048") int convnextIntermediateDim,
    @Default("1024") int semanticDim,
    @Default("true") boolean decodeSemanticForCodec,
    @Default("true") boolean isCausal,
    @Default("2") int semanticDownsampleFactor) {
  public DualCodecConfig {
    encoderRates = List.copyOf(encoderRates);
    decoderRates = List.copyOf(decoderRates);
    int least =
        List.of(
                encoderDim,
                nCodebooks,
                codebookSize,
                codebookDim,
                semanticCodebookSize,
                semanticCodebookDim,
                sampleRate,
                convnextDim,
                convnextLayers,
                convnextIntermediateDim,
                semanticDim,
                semanticDownsampleFactor)
            .stream()
            .reduce(Math::min)
            .orElse(0);
    if (least < 1) {
      throw new IllegalArgumentException(
          "need encoder_dim, n_codebooks, sample_rate and all sizes, widths and numbers of layers"
              + " of at least 1, found "
              + least);
    }
    if (product(encoderRates) < 1 || product(encoderRates) != product(decoderRates)) {
      throw new IllegalArgumentException(
          "need encoder_rates and decoder_rates of the same product, found %s and %s"
              .formatted(encoderRates, decoderRates));
    }
    if (decoderDim >> decoderRates.size() < 1) {
      throw new IllegalArgumentException(
          "need a decoder_dim that can be halved %d times, found %d"
              .formatted(decoderRates.size(), decoderDim));
    }
    if (!(quantizerDropout >= 0 && quantizerDropout <= 1)) {
      throw new IllegalArgumentException(
          "need quantizer_dropout in [0, 1], found " + quantizerDropout);
    }
    int latents = latentDim == null ? encoderDim << encoderRates.size() : latentDim;
    int semantics = decodeSemanticForCodec ? semanticDim : convnextDim;
    if (latents != semantics) {
      throw new IllegalArgumentException(
          "need latents as wide as what the semantic part leaves out of them, found %d and %d; mend latent_dim or %s"
              .formatted(
                  latents, semantics, decodeSemanticForCodec ? "semantic_dim" : "convnext_dim"));
    }
  }

  private static int product(List<Integer> rates) {
    return rates.stream().reduce(1, Math::multiplyExact);
  }

  /** {@return samples per frame} */
  public int hopLength() {
    return product(encoderRates);
  }

  /** {@return width of the latents} */
  int latents() {
    return latentDim == null ? encoderDim << encoderRates.size() : latentDim;
  }
}
