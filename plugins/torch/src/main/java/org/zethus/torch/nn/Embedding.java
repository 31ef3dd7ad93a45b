package org.zethus.torch.nn;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;

/**
 * A row of width D per symbol: int64 (…) to (…, D). In the checkpoint {@code weight} (count, D).
 */
public final class Embedding {
  private static final long NONE = -1;

  private final NDArray weight;
  private final long padding;

  /** Takes the weights. */
  public Embedding(StateDict weights, int count, int width) {
    this(weights, Init.normal(1), NONE, count, width);
  }

  private Embedding(StateDict weights, Init init, long padding, int count, int width) {
    this.padding = padding;
    weight = weights.parameter("weight", init, count, width);
  }

  /** {@return an embedding whose row {@code padding} begins as zeros and is not trained} */
  public static Embedding withPadding(StateDict weights, int padding, int count, int width) {
    Init init =
        (values, random) -> {
          Init.normal(1).fill(values, random);
          Arrays.fill(values, padding * width, (padding + 1) * width, 0);
        };
    return new Embedding(weights, init, padding, count, width);
  }

  public NDArray forward(NDArray symbols) {
    return Functional.embedding(symbols, weight, padding);
  }

  /** {@return the same in a graph} */
  public Value forward(Value symbols) {
    return Tensors.constant(symbols.graph(), weight).gather(0, symbols);
  }
}
