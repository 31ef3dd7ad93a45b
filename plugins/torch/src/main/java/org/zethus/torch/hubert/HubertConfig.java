package org.zethus.torch.hubert;

import java.util.List;
import org.zethus.api.config.Default;

/**
 * The encoder's sizes; keys as in a published {@code config.json}, defaults those of HuBERT base.
 *
 * @param hiddenSize width D
 * @param numHiddenLayers transformer layers
 * @param numAttentionHeads divides {@code hiddenSize}
 * @param intermediateSize width between the two linear layers of a feed-forward part
 * @param convDim channels of the convolutions over the waveform
 * @param convKernel their taps
 * @param convStride samples between two of their outputs
 * @param convBias whether they have a bias
 * @param featExtractNorm {@code GROUP}: the first one is normalised over time; {@code LAYER}: each
 *     over channels
 * @param featProjLayerNorm whether their output is normalised
 * @param numConvPosEmbeddings taps of the convolution that tells positions
 * @param numConvPosEmbeddingGroups groups of channels that it keeps apart
 * @param doStableLayerNorm whether a layer normalises what it takes (large), not what it makes
 * @param layerNormEps what keeps variances from 0
 */
public record HubertConfig(
    @Default("768") int hiddenSize,
    @Default("12") int numHiddenLayers,
    @Default("12") int numAttentionHeads,
    @Default("3072") int intermediateSize,
    @Default("[512, 512, 512, 512, 512, 512, 512]") List<Integer> convDim,
    @Default("[10, 3, 3, 3, 3, 2, 2]") List<Integer> convKernel,
    @Default("[5, 2, 2, 2, 2, 2, 2]") List<Integer> convStride,
    @Default("false") boolean convBias,
    @Default("group") FeatureNorm featExtractNorm,
    @Default("true") boolean featProjLayerNorm,
    @Default("128") int numConvPosEmbeddings,
    @Default("16") int numConvPosEmbeddingGroups,
    @Default("false") boolean doStableLayerNorm,
    @Default("1e-5") double layerNormEps) {
  /** How the convolutions over the waveform are normalised. */
  public enum FeatureNorm {
    /** The first one, each channel over time. */
    GROUP,
    /** Each one, each frame over channels. */
    LAYER
  }

  public HubertConfig {
    convDim = List.copyOf(convDim);
    convKernel = List.copyOf(convKernel);
    convStride = List.copyOf(convStride);
    if (numAttentionHeads < 1 || hiddenSize < 1 || hiddenSize % numAttentionHeads != 0) {
      throw new IllegalArgumentException(
          "need num_attention_heads that divide hidden_size, found %d and %d"
              .formatted(numAttentionHeads, hiddenSize));
    }
    if (numConvPosEmbeddingGroups < 1 || hiddenSize % numConvPosEmbeddingGroups != 0) {
      throw new IllegalArgumentException(
          "need num_conv_pos_embedding_groups that divide hidden_size, found %d and %d"
              .formatted(numConvPosEmbeddingGroups, hiddenSize));
    }
    if (numHiddenLayers < 1 || intermediateSize < 1 || numConvPosEmbeddings < 1) {
      throw new IllegalArgumentException(
          "need num_hidden_layers, intermediate_size and num_conv_pos_embeddings >= 1, found %d, %d and %d"
              .formatted(numHiddenLayers, intermediateSize, numConvPosEmbeddings));
    }
    if (convDim.isEmpty()
        || convDim.size() != convKernel.size()
        || convDim.size() != convStride.size()
        || smallest(convDim) < 1
        || smallest(convKernel) < 1
        || smallest(convStride) < 1) {
      throw new IllegalArgumentException(
          "need conv_dim, conv_kernel and conv_stride of one length and >= 1, found %s, %s and %s"
              .formatted(convDim, convKernel, convStride));
    }
  }

  private static int smallest(List<Integer> sizes) {
    return sizes.stream().mapToInt(Integer::intValue).min().orElse(0);
  }

  /** {@return samples that one frame is made of, e.g. 400} */
  public int receptiveField() {
    int samples = 1;
    for (int i = convKernel.size() - 1; i >= 0; i--) {
      samples = (samples - 1) * convStride.get(i) + convKernel.get(i);
    }
    return samples;
  }

  int featureWidth() {
    return convDim.get(convDim.size() - 1);
  }
}
