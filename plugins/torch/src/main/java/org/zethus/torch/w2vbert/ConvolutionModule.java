package org.zethus.torch.w2vbert;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.StateDict;
import org.zethus.torch.kernels.TorchScript;
import org.zethus.torch.nn.Activation;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.nn.LayerNorm;

/**
 * The Conformer's convolution module over (B, T, D): a gated pointwise convolution, a depthwise one
 * that sees the past only, normalisation and activation, and a pointwise convolution.
 *
 * @see <a href="https://arxiv.org/abs/2005.08100">Gulati et al. 2020, section 2.2 and figure 2</a>
 */
final class ConvolutionModule {
  private static final TorchScript SCRIPT =
      TorchScript.beside(ConvolutionModule.class, "w2vbert.py");

  private final LayerNorm layerNorm;
  private final Conv1d pointwiseConv1;
  private final Conv1d depthwiseConv;
  private final LayerNorm depthwiseLayerNorm;
  private final Conv1d pointwiseConv2;
  private final Activation activation;

  ConvolutionModule(StateDict weights, W2vBertConfig config) {
    int width = config.hiddenSize();
    layerNorm = new LayerNorm(weights.at("layer_norm"), width, config.layerNormEps());
    pointwiseConv1 =
        new Conv1d(weights.at("pointwise_conv1"), ConvShape.of(width, 2 * width, 1).withoutBias());
    depthwiseConv =
        new Conv1d(
            weights.at("depthwise_conv"),
            ConvShape.of(width, width, config.convDepthwiseKernelSize())
                .withGroups(width)
                .withoutBias()
                .causal());
    depthwiseLayerNorm =
        new LayerNorm(weights.at("depthwise_layer_norm"), width, config.layerNormEps());
    pointwiseConv2 =
        new Conv1d(weights.at("pointwise_conv2"), ConvShape.of(width, width, 1).withoutBias());
    activation = config.activation();
  }

  /**
   * Convolves.
   *
   * @param mask 1 where a frame is one, (B, T); null if all are
   */
  NDArray forward(NDArray x, @Nullable NDArray mask) {
    NDArray h = W2vBert.zeroPadding(layerNorm.forward(x), mask).swapAxes(1, 2);
    h = depthwiseConv.forward(SCRIPT.call("glu", pointwiseConv1.forward(h)));
    h = activation.forward(depthwiseLayerNorm.forward(h.swapAxes(1, 2)));
    return pointwiseConv2.forward(h.swapAxes(1, 2)).swapAxes(1, 2);
  }
}
