package org.zethus.torch.nn.flow;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import org.jspecify.annotations.Nullable;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.nn.Functional;

/**
 * Spline coupling: the first half of the channels, through {@link DdsConv}, gives each element of
 * the second its {@link RationalQuadraticSpline}.
 *
 * @see <a href="https://arxiv.org/abs/2106.06103">Kim et al. 2021, section B.3</a>
 */
public final class ConvFlow implements Flow {
  private final int filterChannels;
  private final int half;
  private final int numBins;
  private final double tailBound;
  private final Conv1d pre;
  private final DdsConv convs;
  private final Conv1d proj;

  /** Takes the weights; latents of 2 channels, splines of 10 bins on [-5, 5]. */
  public ConvFlow(StateDict weights, int filterChannels, int kernel, int nLayers) {
    this(weights, 2, filterChannels, kernel, nLayers, 10, 5);
  }

  /**
   * Takes the weights.
   *
   * @param channels of the latents; even
   * @param filterChannels between the convolutions
   */
  public ConvFlow(
      StateDict weights,
      int channels,
      int filterChannels,
      int kernel,
      int nLayers,
      int numBins,
      double tailBound) {
    this.filterChannels = filterChannels;
    this.half = channels / 2;
    this.numBins = numBins;
    this.tailBound = tailBound;
    pre = Conv1d.pointwise(weights.at("pre"), half, filterChannels);
    convs = new DdsConv(weights.at("convs"), filterChannels, kernel, nLayers, 0);
    proj =
        new Conv1d(
            weights.at("proj").starting("weight", Init.ZEROS).starting("bias", Init.ZEROS),
            ConvShape.of(filterChannels, half * (3 * numBins - 1), 1));
  }

  private RationalQuadraticSpline.Mapped map(
      NDArray x0, NDArray x1, NDArray mask, @Nullable NDArray g, boolean inverse) {
    NDArray h = convs.forward(pre.forward(x0), mask, g);
    Shape size = x0.getShape();
    NDArray parameters = // (B, half, T, 3 * bins - 1)
        proj.forward(h)
            .mul(mask)
            .reshape(size.get(0), half, 3L * numBins - 1, size.get(2))
            .transpose(0, 1, 3, 2);
    double scale = 1 / Math.sqrt(filterChannels);
    NDArray widths = Functional.mul(last(parameters, 0, numBins), scale);
    NDArray heights = Functional.mul(last(parameters, numBins, 2 * numBins), scale);
    NDArray derivatives = last(parameters, 2 * numBins, 3 * numBins - 1);
    return inverse
        ? RationalQuadraticSpline.inverse(x1, widths, heights, derivatives, tailBound)
        : RationalQuadraticSpline.forward(x1, widths, heights, derivatives, tailBound);
  }

  private static NDArray last(NDArray x, int from, int to) {
    return x.get(new NDIndex().addEllipseDim().addSliceDim(from, to));
  }

  @Override
  public Mapped forward(NDArray x, NDArray mask, @Nullable NDArray g) {
    NDList halves = x.split(2, 1);
    RationalQuadraticSpline.Mapped mapped = map(halves.get(0), halves.get(1), mask, g, false);
    NDArray y = halves.get(0).concat(mapped.y(), 1).mul(mask);
    return new Mapped(y, mapped.logAbsDet().mul(mask).sum(new int[] {1, 2}));
  }

  @Override
  public NDArray reverse(NDArray x, NDArray mask, @Nullable NDArray g) {
    NDList halves = x.split(2, 1);
    RationalQuadraticSpline.Mapped mapped = map(halves.get(0), halves.get(1), mask, g, true);
    return halves.get(0).concat(mapped.y(), 1).mul(mask);
  }

  @Override
  public Value reverse(Value x, @Nullable Value g) {
    Value x0 = x.slice(1, 0, half);
    Value h = proj.forward(convs.forward(pre.forward(x0), g));
    Value parameters = h.reshape(0, half, 3L * numBins - 1, -1).transpose(0, 1, 3, 2);
    double scale = 1 / Math.sqrt(filterChannels);
    Value widths = parameters.slice(-1, 0, numBins).mul(scale);
    Value heights = parameters.slice(-1, numBins, 2L * numBins).mul(scale);
    Value derivatives = parameters.slice(-1, 2L * numBins, 3L * numBins - 1);
    Value y = x.slice(1, half, 2L * half);
    return x0.concat(
        RationalQuadraticSpline.inverse(y, widths, heights, derivatives, numBins, tailBound), 1);
  }
}
