package org.zethus.torch.hubert;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Functional;
import org.zethus.torch.nn.LayerNorm;
import org.zethus.torch.nn.Linear;

/**
 * A transformer layer over (B, T, D): attention and two linear layers, each added to its input.
 * Base normalises each sum, large what each part takes.
 *
 * @see <a href="https://arxiv.org/abs/2002.04745">Xiong et al. 2020, figure 1: post-LN and
 *     pre-LN</a>
 */
final class HubertLayer {
  private final Linear qProj;
  private final Linear kProj;
  private final Linear vProj;
  private final Linear outProj;
  private final LayerNorm layerNorm;
  private final Linear intermediateDense;
  private final Linear outputDense;
  private final LayerNorm finalLayerNorm;
  private final boolean normFirst;
  private final long heads;

  HubertLayer(StateDict weights, HubertConfig config) {
    int width = config.hiddenSize();
    StateDict attention = weights.at("attention");
    qProj = new Linear(attention.at("q_proj"), width, width);
    kProj = new Linear(attention.at("k_proj"), width, width);
    vProj = new Linear(attention.at("v_proj"), width, width);
    outProj = new Linear(attention.at("out_proj"), width, width);
    layerNorm = new LayerNorm(weights.at("layer_norm"), width, config.layerNormEps());
    StateDict feedForward = weights.at("feed_forward");
    int between = config.intermediateSize();
    intermediateDense = new Linear(feedForward.at("intermediate_dense"), width, between);
    outputDense = new Linear(feedForward.at("output_dense"), between, width);
    finalLayerNorm = new LayerNorm(weights.at("final_layer_norm"), width, config.layerNormEps());
    normFirst = config.doStableLayerNorm();
    heads = config.numAttentionHeads();
  }

  NDArray forward(NDArray x) {
    if (normFirst) {
      NDArray h = x.add(attend(layerNorm.forward(x)));
      return h.add(feedForward(finalLayerNorm.forward(h)));
    }
    NDArray h = layerNorm.forward(x.add(attend(x)));
    return finalLayerNorm.forward(h.add(feedForward(h)));
  }

  private NDArray attend(NDArray x) {
    NDArray q = qProj.forward(x);
    return outProj.forward(Functional.attention(q, kProj.forward(x), vProj.forward(x), heads));
  }

  private NDArray feedForward(NDArray x) {
    return outputDense.forward(Functional.gelu(intermediateDense.forward(x)));
  }
}
