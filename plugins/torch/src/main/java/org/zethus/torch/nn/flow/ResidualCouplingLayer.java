package org.zethus.torch.nn.flow;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import org.jspecify.annotations.Nullable;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;

/**
 * Affine coupling: the first half of the channels, through a {@link WaveNet}, gives shift {@code m}
 * and log-scale {@code logs} for the second: {@code x1 = m + x1 * exp(logs)}. It begins as the
 * identity.
 *
 * @see <a href="https://arxiv.org/abs/2106.06103">Kim et al. 2021, section 2.5.2</a>
 */
public final class ResidualCouplingLayer implements Flow {
  private static final int[] CHANNELS_AND_TIME = {1, 2};

  private final int half;
  private final boolean meanOnly;
  private final Conv1d pre;
  private final WaveNet enc;
  private final Conv1d post;

  /**
   * Takes the weights.
   *
   * @param channels of the latents; even
   * @param meanOnly whether it shifts without scaling, which keeps the volume
   */
  public ResidualCouplingLayer(
      StateDict weights, int channels, WaveNet.Shape shape, boolean meanOnly) {
    if (channels % 2 != 0) {
      throw new IllegalArgumentException("need an even number of channels, found " + channels);
    }
    this.half = channels / 2;
    this.meanOnly = meanOnly;
    pre = Conv1d.pointwise(weights.at("pre"), half, shape.hidden());
    enc = new WaveNet(weights.at("enc"), shape);
    post =
        new Conv1d(
            weights.at("post").starting("weight", Init.ZEROS).starting("bias", Init.ZEROS),
            ConvShape.of(shape.hidden(), meanOnly ? half : channels, 1));
  }

  /** Shift and log-scale of the second half, (B, half, T); no scale when it only shifts. */
  private record Statistics(NDArray m, @Nullable NDArray logs) {}

  private Statistics statistics(NDArray x0, NDArray mask, @Nullable NDArray g) {
    NDArray h = pre.forward(x0).mul(mask);
    NDArray stats = post.forward(enc.forward(h, mask, g)).mul(mask);
    if (meanOnly) {
      return new Statistics(stats, null);
    }
    NDList split = stats.split(2, 1);
    return new Statistics(split.get(0), split.get(1));
  }

  @Override
  public Mapped forward(NDArray x, NDArray mask, @Nullable NDArray g) {
    NDList halves = x.split(2, 1);
    NDArray x0 = halves.get(0);
    NDArray x1 = halves.get(1);
    Statistics stats = statistics(x0, mask, g);
    NDArray logs = stats.logs();
    NDArray scaled = logs == null ? x1 : x1.mul(logs.exp());
    NDArray y = x0.concat(stats.m().add(scaled.mul(mask)), 1);
    NDArray logDet =
        logs == null
            ? x.getManager().zeros(new Shape(x.getShape().get(0)))
            : logs.sum(CHANNELS_AND_TIME);
    return new Mapped(y, logDet);
  }

  @Override
  public NDArray reverse(NDArray x, NDArray mask, @Nullable NDArray g) {
    NDList halves = x.split(2, 1);
    NDArray x0 = halves.get(0);
    Statistics stats = statistics(x0, mask, g);
    NDArray logs = stats.logs();
    NDArray shifted = halves.get(1).sub(stats.m());
    NDArray x1 = logs == null ? shifted : shifted.mul(logs.neg().exp());
    return x0.concat(x1.mul(mask), 1);
  }

  @Override
  public Value reverse(Value x, @Nullable Value g) {
    Value x0 = x.slice(1, 0, half);
    Value x1 = x.slice(1, half, 2L * half);
    Value stats = post.forward(enc.forward(pre.forward(x0), g));
    Value shifted = x1.sub(stats.slice(1, 0, half));
    return x0.concat(
        meanOnly ? shifted : shifted.mul(stats.slice(1, half, 2L * half).neg().exp()), 1);
  }
}
