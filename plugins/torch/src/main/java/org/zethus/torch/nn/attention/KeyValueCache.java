package org.zethus.torch.nn.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.Scope;
import org.zethus.torch.kernels.TorchScript;

/**
 * The keys and values of all positions that a causal stack has read, so that each new position
 * costs one position's work. For inference, on one thread; close it when the sequence is whole.
 *
 * <p>Keys and values are written into arrays with room to spare, which double when they are full:
 * joining anew at each position would copy everything read so far.
 */
public final class KeyValueCache implements AutoCloseable {
  private static final TorchScript SCRIPT = TorchScript.beside(KeyValueCache.class, "attention.py");
  private static final int FIRST_ROOM = 256; // positions

  private final NDManager manager;
  private final List<Layer> layers;

  /**
   * Begins empty.
   *
   * @param owner the manager that frees it if nobody closes it
   * @param layers of the stack
   */
  public KeyValueCache(NDManager owner, int layers) {
    manager = owner.newSubManager();
    this.layers = Stream.generate(() -> new Layer(manager)).limit(layers).toList();
  }

  /** {@return how many positions have been read} */
  public int length() {
    return layers.get(0).length;
  }

  /**
   * Goes on as several sequences that have all read what one has.
   *
   * @param count of the sequences
   */
  public void repeat(int count) {
    try (Scope scope = Scope.open()) {
      layers.forEach(layer -> layer.repeat(count));
    }
  }

  /** {@return what one layer has read} */
  public Layer layer(int index) {
    return layers.get(index);
  }

  /** Frees the memory. */
  @Override
  public void close() {
    manager.close();
  }

  /**
   * What a layer has read, in the memory that it is read into.
   *
   * @param keys (B, heads, T, d)
   * @param values (B, heads, T, d)
   */
  public record Read(NDArray keys, NDArray values) {}

  /** One layer's keys and values, (B, heads, T, d). */
  public static final class Layer {
    private final NDManager manager;
    private @Nullable NDArray keys;
    private @Nullable NDArray values;
    private int length;

    private Layer(NDManager manager) {
      this.manager = manager;
    }

    /**
     * Adds positions.
     *
     * @param newKeys (B, heads, N, d)
     * @param newValues (B, heads, N, d)
     * @return all that have been read
     */
    public Read append(NDArray newKeys, NDArray newValues) {
      int end = length + (int) newKeys.getShape().get(2);
      keys = withRoom(keys, newKeys.getShape(), end);
      values = withRoom(values, newValues.getShape(), end);
      Read all = new Read(appended(keys, newKeys), appended(values, newValues));
      length = end;
      return all;
    }

    private NDArray appended(NDArray room, NDArray added) {
      return SCRIPT.call("append", room, added, (long) length);
    }

    private NDArray withRoom(@Nullable NDArray before, Shape added, int end) {
      if (before == null) {
        return roomFor(added, added.get(0), roomy(end));
      }
      return end <= before.getShape().get(2) ? before : moved(before, added.get(0), roomy(end));
    }

    private static int roomy(int end) {
      return Math.max(FIRST_ROOM, 2 * end);
    }

    private void repeat(int count) {
      if (keys != null && values != null) {
        keys = moved(keys, count, keys.getShape().get(2));
        values = moved(values, count, values.getShape().get(2));
      }
    }

    private NDArray moved(NDArray before, long sequences, long positions) {
      NDArray room = roomFor(before.getShape(), sequences, positions);
      SCRIPT.call("append", room, SCRIPT.call("first", before, (long) length), 0L);
      before.close();
      return room;
    }

    private NDArray roomFor(Shape like, long sequences, long positions) {
      NDArray room = manager.zeros(new Shape(sequences, like.get(1), positions, like.get(3)));
      NDScope.unregister(room); // outlives the call that reads these positions
      return room;
    }
  }
}
