package org.zethus.torch.w2vbert;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Functional;
import org.zethus.torch.nn.LayerNorm;

/**
 * Half a feed-forward module, attention, convolution, half a feed-forward module, each added to its
 * input, and a normalisation. Input and output are (B, T, D).
 *
 * @see <a href="https://arxiv.org/abs/2005.08100">Gulati et al. 2020, equation 1</a>
 */
final class ConformerLayer {
  private final LayerNorm ffn1LayerNorm;
  private final FeedForward ffn1;
  private final LayerNorm selfAttnLayerNorm;
  private final RelativeKeyAttention selfAttn;
  private final ConvolutionModule convModule;
  private final LayerNorm ffn2LayerNorm;
  private final FeedForward ffn2;
  private final LayerNorm finalLayerNorm;

  ConformerLayer(StateDict weights, W2vBertConfig config) {
    ffn1LayerNorm = norm(weights.at("ffn1_layer_norm"), config);
    ffn1 = new FeedForward(weights.at("ffn1"), config);
    selfAttnLayerNorm = norm(weights.at("self_attn_layer_norm"), config);
    selfAttn = new RelativeKeyAttention(weights.at("self_attn"), config);
    convModule = new ConvolutionModule(weights.at("conv_module"), config);
    ffn2LayerNorm = norm(weights.at("ffn2_layer_norm"), config);
    ffn2 = new FeedForward(weights.at("ffn2"), config);
    finalLayerNorm = norm(weights.at("final_layer_norm"), config);
  }

  private static LayerNorm norm(StateDict weights, W2vBertConfig config) {
    return new LayerNorm(weights, config.hiddenSize(), config.layerNormEps());
  }

  NDArray forward(NDArray x, NDArray distances, @Nullable NDArray mask) {
    NDArray h = Functional.mul(ffn1.forward(ffn1LayerNorm.forward(x)), 0.5).add(x);
    h = selfAttn.forward(selfAttnLayerNorm.forward(h), distances, mask).add(h);
    h = convModule.forward(h, mask).add(h);
    h = Functional.mul(ffn2.forward(ffn2LayerNorm.forward(h)), 0.5).add(h);
    return finalLayerNorm.forward(h);
  }
}
