package org.zethus.torch.repcodec;

import org.zethus.api.config.Default;
import org.zethus.torch.quantise.FactorisedConfig;
import org.zethus.torch.vocos.ConvNextShape;

/**
 * What the network looks like, by Amphion's keys; the defaults are MaskGCT's semantic codec.
 *
 * @param codebookSize entries of a codebook
 * @param hiddenSize width of the frames, H
 * @param codebookDim width of an entry
 * @param vocosDim width of the backbones
 * @param vocosIntermediateDim width within their blocks
 * @param vocosNumLayers their blocks
 * @param numQuantizers codebooks, each of which quantises what those before it left over
 * @param downsampleScale above 1, a checkpoint has two convolutions more, which the published model
 *     never runs; nor do we
 */
public record RepCodecConfig(
    @Default("8192") int codebookSize,
    @Default("1024") int hiddenSize,
    @Default("8") int codebookDim,
    @Default("384") int vocosDim,
    @Default("2048") int vocosIntermediateDim,
    @Default("12") int vocosNumLayers,
    @Default("1") int numQuantizers,
    @Default("1") int downsampleScale) {

  public RepCodecConfig {
    if (codebookSize < 1
        || hiddenSize < 1
        || codebookDim < 1
        || vocosDim < 1
        || vocosIntermediateDim < 1
        || vocosNumLayers < 1
        || numQuantizers < 1) {
      throw new IllegalArgumentException(
          "need sizes, layers and codebooks of at least 1, found codebook_size %d, hidden_size %d, codebook_dim %d, vocos_dim %d, vocos_intermediate_dim %d, vocos_num_layers %d and num_quantizers %d"
              .formatted(
                  codebookSize,
                  hiddenSize,
                  codebookDim,
                  vocosDim,
                  vocosIntermediateDim,
                  vocosNumLayers,
                  numQuantizers));
    }
  }

  /** {@return the shape of either backbone} */
  ConvNextShape backbone() {
    return ConvNextShape.of(hiddenSize, vocosDim, vocosIntermediateDim, vocosNumLayers);
  }

  /** {@return the shape of a codebook} */
  FactorisedConfig codebook() {
    return new FactorisedConfig(hiddenSize, codebookSize, codebookDim);
  }
}
