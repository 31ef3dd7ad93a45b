package org.zethus.torch.fastspeech;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.Tensors;

/**
 * Which positions of a batch of sequences are real and which are padding. Lengths are on the Java
 * side too, because they decide shapes; a batch without padding costs nothing.
 */
public final class Mask {
  private final NDManager manager;
  private final int[] lengths;
  private final int longest;

  /** (B, L): 1 where real, 0 where padding; null where nothing is padded. */
  private final @Nullable NDArray real;

  private final @Nullable NDArray keys;

  private Mask(
      NDManager manager,
      int[] lengths,
      int longest,
      @Nullable NDArray real,
      @Nullable NDArray keys) {
    this.manager = manager;
    this.lengths = lengths;
    this.longest = longest;
    this.real = real;
    this.keys = keys;
  }

  /** A mask of sequences of these lengths, padded or cut to {@code longest}. */
  public static Mask of(NDManager manager, int[] lengths, int longest) {
    int[] own = Arrays.stream(lengths).map(length -> Math.min(length, longest)).toArray();
    if (Arrays.stream(own).allMatch(length -> length == longest)) {
      return new Mask(manager, own, longest, null, null);
    }
    float[] ones = new float[own.length * longest];
    for (int b = 0; b < own.length; b++) {
      Arrays.fill(ones, b * longest, b * longest + own[b], 1);
    }
    NDArray real = Tensors.of(manager, ones, own.length, longest);
    NDArray keys = real.toType(DataType.BOOLEAN, true).reshape(own.length, 1, 1, longest);
    return new Mask(manager, own, longest, real, keys);
  }

  /** {@return the number of real positions of each sequence} */
  public int[] lengths() {
    return lengths.clone();
  }

  /** {@return the number of positions of every sequence, L} */
  public int longest() {
    return longest;
  }

  /** {@return the number of sequences, B} */
  public int size() {
    return lengths.length;
  }

  /** {@return the number of real positions in the whole batch} */
  public long count() {
    return Arrays.stream(lengths).asLongStream().sum();
  }

  /** {@return where arrays of the batch are made} */
  public NDManager manager() {
    return manager;
  }

  /** {@return (B, L, D) or (B, L) with zeros at padding} */
  public NDArray zero(NDArray x) {
    NDArray mask = real;
    if (mask == null) {
      return x;
    }
    return x.mul(x.getShape().dimension() == 3 ? mask.expandDims(2) : mask);
  }

  /** {@return (B, D, L) with zeros at padding} */
  public NDArray zeroChannels(NDArray x) {
    NDArray mask = real;
    return mask == null ? x : x.mul(mask.expandDims(1));
  }

  /** {@return (B, 1, 1, L), true where attention may look; null where it may look everywhere} */
  @Nullable NDArray keys() {
    return keys;
  }
}
