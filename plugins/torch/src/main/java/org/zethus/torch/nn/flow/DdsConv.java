package org.zethus.torch.nn.flow;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.ChannelNorm;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.nn.Functional;

/**
 * Dilated and depth-separable convolutions: for each layer {@code x = x + gelu(norm(conv1x1(
 * gelu(norm(conv_sep(x))))))}, the dilation growing by the kernel. (B, C, T) to (B, C, T).
 *
 * @see <a href="https://arxiv.org/abs/2106.06103">Kim et al. 2021, section B.3</a>
 */
public final class DdsConv {
  /** {@code convs_sep.i}, {@code norms_1.i}, {@code convs_1x1.i}, {@code norms_2.i}. */
  private record Layer(Conv1d separable, ChannelNorm norm1, Conv1d pointwise, ChannelNorm norm2) {}

  private final List<Layer> layers = new ArrayList<>();
  private final double dropout;

  /** Takes the weights. */
  public DdsConv(StateDict weights, int channels, int kernel, int nLayers, double dropout) {
    this.dropout = dropout;
    int dilation = 1;
    for (int i = 0; i < nLayers; i++) {
      ConvShape shape =
          ConvShape.of(channels, channels, kernel)
              .withGroups(channels)
              .withDilation(dilation)
              .same();
      layers.add(
          new Layer(
              new Conv1d(weights.at("convs_sep", i), shape),
              new ChannelNorm(weights.at("norms_1", i), channels),
              Conv1d.pointwise(weights.at("convs_1x1", i), channels, channels),
              new ChannelNorm(weights.at("norms_2", i), channels)));
      dilation *= kernel;
    }
  }

  /**
   * Runs the layers.
   *
   * @param g condition added to {@code x}, (B, C, T)
   */
  public NDArray forward(NDArray x, NDArray mask, @Nullable NDArray g) {
    NDArray h = g == null ? x : x.add(g);
    for (Layer layer : layers) {
      NDArray y = layer.separable().forward(h.mul(mask));
      y = Functional.gelu(layer.norm1().forward(y));
      y = layer.pointwise().forward(y);
      y = Functional.gelu(layer.norm2().forward(y));
      h = h.add(Functional.dropout(y, dropout));
    }
    return h.mul(mask);
  }

  /** {@return the same in a graph, for one sequence without padding} */
  public Value forward(Value x, @Nullable Value g) {
    Value h = g == null ? x : x.add(g);
    for (Layer layer : layers) {
      Value y = Functional.gelu(layer.norm1().forward(layer.separable().forward(h)));
      y = Functional.gelu(layer.norm2().forward(layer.pointwise().forward(y)));
      h = h.add(y);
    }
    return h;
  }
}
