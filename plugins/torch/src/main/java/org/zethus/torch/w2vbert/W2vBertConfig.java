package org.zethus.torch.w2vbert;

import java.util.Locale;
import org.zethus.api.config.Default;
import org.zethus.torch.nn.Activation;

/**
 * The encoder's sizes; keys as in a published {@code config.json}, defaults those of w2v-BERT 2.0.
 *
 * @param hiddenSize width D
 * @param numHiddenLayers Conformer layers
 * @param numAttentionHeads divides {@code hiddenSize}
 * @param intermediateSize width between the two linear layers of a feed-forward module
 * @param featureProjectionInputDim numbers per input frame
 * @param positionEmbeddingsType only {@code relative_key} is known
 * @param leftMaxPositionEmbeddings frames into the past beyond which distances count as one
 * @param rightMaxPositionEmbeddings frames into the future beyond which distances count as one
 * @param convDepthwiseKernelSize frames that the convolution sees, all up to the present
 * @param hiddenAct activation of the feed-forward and convolution modules
 * @param layerNormEps what keeps variances from 0
 * @param addAdapter whether a shortening adapter follows; none is known
 */
public record W2vBertConfig(
    @Default("1024") int hiddenSize,
    @Default("24") int numHiddenLayers,
    @Default("16") int numAttentionHeads,
    @Default("4096") int intermediateSize,
    @Default("160") int featureProjectionInputDim,
    @Default("relative_key") String positionEmbeddingsType,
    @Default("64") int leftMaxPositionEmbeddings,
    @Default("8") int rightMaxPositionEmbeddings,
    @Default("31") int convDepthwiseKernelSize,
    @Default("swish") String hiddenAct,
    @Default("1e-5") double layerNormEps,
    @Default("false") boolean addAdapter) {
  public W2vBertConfig {
    if (numAttentionHeads < 1 || hiddenSize < 1 || hiddenSize % numAttentionHeads != 0) {
      throw new IllegalArgumentException(
          "need num_attention_heads that divide hidden_size, found %d and %d"
              .formatted(numAttentionHeads, hiddenSize));
    }
    if (numHiddenLayers < 1 || intermediateSize < 1 || featureProjectionInputDim < 1) {
      throw new IllegalArgumentException(
          "need num_hidden_layers, intermediate_size and feature_projection_input_dim >= 1, found %d, %d and %d"
              .formatted(numHiddenLayers, intermediateSize, featureProjectionInputDim));
    }
    if (leftMaxPositionEmbeddings < 0
        || rightMaxPositionEmbeddings < 0
        || convDepthwiseKernelSize < 1) {
      throw new IllegalArgumentException(
          "need left_max_position_embeddings and right_max_position_embeddings >= 0 and conv_depthwise_kernel_size >= 1, found %d, %d and %d"
              .formatted(
                  leftMaxPositionEmbeddings, rightMaxPositionEmbeddings, convDepthwiseKernelSize));
    }
    if (!positionEmbeddingsType.equals("relative_key") || addAdapter) {
      throw new IllegalArgumentException(
          "need position_embeddings_type relative_key and no adapter, as w2v-BERT 2.0 has them; found %s and add_adapter %s"
              .formatted(positionEmbeddingsType, addAdapter));
    }
  }

  /** {@return the activation; {@code swish} is another name of SiLU} */
  Activation activation() {
    return hiddenAct.toLowerCase(Locale.ROOT).equals("swish")
        ? Activation.SILU
        : Activation.named(hiddenAct);
  }

  /** {@return how many distances have an embedding} */
  int distances() {
    return leftMaxPositionEmbeddings + 1 + rightMaxPositionEmbeddings;
  }
}
