package org.zethus.torch.llama;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.nn.attention.KeyValueCache;

/**
 * Where the positions of one call are, and what they may see; the same for all layers.
 *
 * @param rotation of the call's own positions
 * @param sight what they may see
 */
record Attending(Rotation rotation, Sight sight) {
  /** Scaled dot-product attention over the positions that may be seen. */
  @FunctionalInterface
  interface Sight {
    /**
     * {@return what the queries find, (B, T, D)}
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

    /** {@return the sight of its own one of sequences that lie after one another} */
    static Sight within(long[] lengths) {
      return (layer, queries, keys, values) ->
          Kernels.LLAMA.call("attend_each", queries, keys, values, lengths);
    }
  }
}
