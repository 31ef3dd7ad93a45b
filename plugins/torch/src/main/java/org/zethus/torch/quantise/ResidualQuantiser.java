package org.zethus.torch.quantise;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.Tensors;
import org.zethus.torch.nn.Functional;

/**
 * Quantisers one after the other: each quantises what those before it left over, and their outputs
 * add up.
 *
 * @see <a href="https://arxiv.org/abs/2107.03312">Zeghidour et al. 2021, algorithm 1</a>
 */
public final class ResidualQuantiser {
  private final List<Quantiser> layers;

  /** A residual quantiser of at least one layer. */
  public ResidualQuantiser(List<? extends Quantiser> layers) {
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("need at least one quantiser, found none");
    }
    this.layers = List.copyOf(layers);
  }

  /** {@return a residual quantiser of so many layers, made from their numbers} */
  public static ResidualQuantiser of(int count, IntFunction<? extends Quantiser> layer) {
    return new ResidualQuantiser(IntStream.range(0, count).mapToObj(layer).toList());
  }

  /** {@return the quantisers from one on and before another, sharing their weights} */
  public ResidualQuantiser part(int from, int to) {
    return new ResidualQuantiser(layers.subList(from, to));
  }

  /** {@return the number of codebooks} */
  public int size() {
    return layers.size();
  }

  /** {@return the quantisers, in order} */
  public List<Quantiser> layers() {
    return layers;
  }

  /** Quantises latents (B, D, T) with all codebooks. */
  public ResidualQuantised forward(NDArray x) {
    int[] all = new int[(int) x.getShape().get(0)];
    Arrays.fill(all, layers.size());
    return forward(x, all);
  }

  /**
   * Quantises latents with as many codebooks as each item of the batch has.
   *
   * @param x (B, D, T)
   * @param counts (B), e.g. of a {@link QuantiserDropout}; the output is the sum of so many, while
   *     all codebooks look at all items
   */
  public ResidualQuantised forward(NDArray x, int[] counts) {
    boolean whole = Arrays.stream(counts).allMatch(count -> count >= layers.size());
    @Nullable NDArray sum = null;
    NDArray residual = x;
    List<Quantised> parts = new ArrayList<>();
    List<NDArray> masks = new ArrayList<>();
    for (int k = 0; k < layers.size(); k++) {
      Quantised part = layers.get(k).forward(residual);
      NDArray mask = mask(x.getManager(), counts, k);
      NDArray heard = whole ? part.output() : part.output().mul(mask.reshape(-1, 1, 1));
      sum = sum == null ? heard : sum.add(heard);
      residual = residual.sub(part.output());
      parts.add(part);
      masks.add(mask);
    }
    return new ResidualQuantised(requireNonNull(sum), parts, masks);
  }

  private static NDArray mask(NDManager manager, int[] counts, int layer) {
    float[] mask = new float[counts.length];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = layer < counts[i] ? 1 : 0;
    }
    return Tensors.of(manager, mask, mask.length);
  }

  /**
   * {@return the latents (B, D, T) that codes (B, K, T) stand for}
   *
   * @param codes of the first K codebooks
   */
  public NDArray decode(NDArray codes) {
    NDArray sum = layers.get(0).decode(codes.get(":, 0"));
    for (int k = 1; k < codes.getShape().get(1); k++) {
      sum = Functional.accumulate(sum, layers.get(k).decode(codes.get(":, {}", k)));
    }
    return sum;
  }
}
