package org.zethus.torch.llama;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.nn.attention.KeyValueCache;

/**
 * What the positions of one call may see; the same for all layers.
 *
 * @param rotation of the call's own positions
 * @param causal whether a position sees those up to its own only
 * @param visible boolean, true where a query may see a key, (B or 1, 1, T or 1, S); it takes the
 *     place of {@code causal}
 * @param cache earlier positions, which are seen too
 */
record Attending(
    Rotation rotation, boolean causal, @Nullable NDArray visible, @Nullable KeyValueCache cache) {}
