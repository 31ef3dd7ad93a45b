package org.zethus.torch.llama;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Functional;
import org.zethus.torch.nn.attention.KeyValueCache;

/**
 * Llama's layers and the norm after the last, (B, T, D) to (B, T, D). In the checkpoint {@code
 * layers.i} and {@code norm}. Positions count from 0, after those in the cache.
 *
 * @see <a href="https://arxiv.org/abs/2302.13971">Touvron et al. 2023</a>
 */
public final class LlamaStack {
  /** Which norms a stack has. */
  public enum Norms {
    /** With a learned weight. */
    PLAIN,
    /** With a weight that adapts to a condition. */
    ADAPTIVE;

    RmsNorm load(StateDict weights, LlamaConfig config) {
      int width = config.hiddenSize();
      return this == PLAIN
          ? RmsNorm.of(weights, width, config.rmsNormEps())
          : RmsNorm.adaptive(weights, width, config.rmsNormEps());
    }
  }

  private final LlamaConfig config;
  private final List<LlamaLayer> layers;
  private final RmsNorm norm;

  /** Takes the weights. */
  public LlamaStack(StateDict weights, LlamaConfig config, Norms norms) {
    this.config = config;
    layers =
        IntStream.range(0, config.layers())
            .mapToObj(i -> LlamaLayer.of(weights.at("layers", i), config, i, norms))
            .toList();
    norm = norms.load(weights.at("norm"), config);
  }

  /** {@return how large it is} */
  public LlamaConfig config() {
    return config;
  }

  /**
   * Every position sees all others.
   *
   * @param x (B, T, D)
   * @param mask of the keys, (B, T), 0 where there is only padding; {@code null}: none
   * @param condition for adaptive norms, (B or 1, D)
   */
  public NDArray forward(NDArray x, @Nullable NDArray mask, @Nullable NDArray condition) {
    NDArray visible = mask == null ? null : mask.neq(0).expandDims(1).expandDims(1);
    return run(x, attending(x, 0, Attending.Sight.of(false, visible)), condition);
  }

  /**
   * Every position sees all others of its own sequence, in one pass for all sequences.
   *
   * @param xs each (B, T, D), T its own
   * @param last how many positions are wanted, at the end of each
   * @param condition for adaptive norms, (B or 1, D)
   * @return each (B, last, D)
   */
  public List<NDArray> forwardEach(List<NDArray> xs, long last, @Nullable NDArray condition) {
    long[] lengths = xs.stream().mapToLong(x -> x.getShape().get(1)).toArray();
    long[] wanted = new long[lengths.length];
    Arrays.fill(wanted, last);
    NDArray joined = NDArrays.concat(new NDList(xs), 1);
    Rotation rotation = Rotation.of(joined.getManager(), 0, lengths, config);
    Attending below = Attending.within(rotation, lengths);
    Attending atTop = Attending.within(rotation, lengths, wanted);
    return run(joined, below, atTop, condition).split(xs.size(), 1);
  }

  /**
   * A position sees itself and what is before it.
   *
   * @param x (B, T, D)
   * @param mask of the keys, (B, T), 0 where there is only padding; {@code null}: none
   * @param condition for adaptive norms, (B or 1, D)
   */
  public NDArray causal(NDArray x, @Nullable NDArray mask, @Nullable NDArray condition) {
    NDArray visible = mask == null ? null : Kernels.LLAMA.call("causal_and_real", mask);
    return run(x, attending(x, 0, Attending.Sight.of(true, visible)), condition);
  }

  /**
   * Reads on: as {@link #causal}, after the positions in the cache, which these join.
   *
   * @param x the new positions, (B, N, D)
   * @param cache of this stack; no gradients are recorded
   */
  public NDArray next(NDArray x, KeyValueCache cache, @Nullable NDArray condition) {
    return run(x, attending(x, cache.length(), Attending.Sight.after(cache)), condition);
  }

  private Attending attending(NDArray x, int from, Attending.Sight sight) {
    long[] length = {x.getShape().get(1)};
    return new Attending(Rotation.of(x.getManager(), from, length, config), sight);
  }

  private NDArray run(NDArray x, Attending attending, @Nullable NDArray condition) {
    return run(x, attending, attending, condition);
  }

  private NDArray run(NDArray x, Attending below, Attending atTop, @Nullable NDArray condition) {
    LlamaLayer top = layers.get(layers.size() - 1);
    NDArray h =
        Scope.through(
            layers,
            Functional.dropout(x, config.dropout()),
            (layer, in) -> layer.forward(in, layer == top ? atTop : below, condition));
    return norm.forward(h, condition);
  }
}
