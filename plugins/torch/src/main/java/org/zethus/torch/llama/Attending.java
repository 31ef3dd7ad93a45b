package org.zethus.torch.llama;

import ai.djl.ndarray.NDArray;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.nn.attention.KeyValueCache;

/**
 * Where the positions of one call are, and what they may see; the same for all layers.
 *
 * @param rotation of the call's own positions
 * @param sight what they may see
 * @param kept of a layer's input (B, T, D) the positions that it makes an output of
 */
record Attending(Rotation rotation, Sight sight, UnaryOperator<NDArray> kept) {
  /** Attends for all positions. */
  Attending(Rotation rotation, Sight sight) {
    this(rotation, sight, UnaryOperator.identity());
  }

  /**
   * {@return what sequences that lie after one another see, each of itself alone}
   *
   * @param lengths positions of each
   */
  static Attending within(Rotation rotation, long[] lengths) {
    return new Attending(rotation, Sight.within(lengths, lengths));
  }

  /**
   * {@return the same for a layer that makes only the last positions of each}
   *
   * @param lengths positions of each
   * @param wanted last positions of each
   */
  static Attending within(Rotation rotation, long[] lengths, long[] wanted) {
    return new Attending(
        rotation,
        Sight.within(lengths, wanted),
        x -> Kernels.LLAMA.call("ends", x, lengths, wanted));
  }

  /** Scaled dot-product attention over the positions that may be seen. */
  @FunctionalInterface
  interface Sight {
    /**
     * {@return what the queries of the positions that are kept find, (B, T, D)}
     *
     * @param layer that asks
     * @param queries rotated, (B, heads, T, d)
     * @param keys rotated, (B, heads, T, d)
     * @param values (B, heads, T, d)
     */
    NDArray attend(int layer, NDArray queries, NDArray keys, NDArray values);

    /**
     * {@return the sight of all positions, or of those up to its own}
     *
     * @param visible boolean, true where a query may see a key, (B or 1, 1, T or 1, T); it takes
     *     the place of {@code causal}
     */
    static Sight of(boolean causal, @Nullable NDArray visible) {
      return (layer, queries, keys, values) ->
          visible == null
              ? Kernels.LLAMA.call("attend", queries, keys, values, causal)
              : Kernels.LLAMA.call("attend", queries, keys, values, causal, visible);
    }

    /** {@return the sight of those up to its own, and of all in the cache, which these join} */
    static Sight after(KeyValueCache cache) {
      return (layer, queries, keys, values) -> {
        KeyValueCache.Read read = cache.layer(layer).append(keys, values);
        return Kernels.LLAMA.call("attend", queries, read.keys(), read.values(), true);
      };
    }

    /** {@return the sight of its own one of sequences, for the last positions of each} */
    private static Sight within(long[] lengths, long[] wanted) {
      return (layer, queries, keys, values) ->
          Kernels.LLAMA.call("attend_each", queries, keys, values, lengths, wanted);
    }
  }
}
