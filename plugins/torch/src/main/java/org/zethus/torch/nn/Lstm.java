package org.zethus.torch.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;

/**
 * Layers of long short-term memory, from a state of zeros: (B, T, in) to (B, T, hidden), or (B, T,
 * 2 hidden) where they also run backwards. In the checkpoint, per layer {@code l}, {@code
 * weight_ih_l} (4 hidden, in), {@code weight_hh_l} (4 hidden, hidden), {@code bias_ih_l} and {@code
 * bias_hh_l} (4 hidden), and the same with {@code _reverse}; the gates' order is input, forget,
 * cell, output.
 *
 * @see <a href="https://doi.org/10.1162/neco.1997.9.8.1735">Hochreiter &amp; Schmidhuber 1997</a>
 */
public final class Lstm {
  private final int hidden;
  private final int layers;
  private final boolean bidirectional;
  private final NDArray[] parameters;

  /** Takes the weights. */
  public Lstm(StateDict weights, int in, int hidden, int layers, boolean bidirectional) {
    this.hidden = hidden;
    this.layers = layers;
    this.bidirectional = bidirectional;
    List<String> directions = bidirectional ? List.of("", "_reverse") : List.of("");
    Init init = Init.fanIn(hidden);
    List<NDArray> taken = new ArrayList<>();
    for (int layer = 0; layer < layers; layer++) {
      long width = layer == 0 ? in : (long) hidden * directions.size();
      for (String direction : directions) {
        String end = "_l" + layer + direction;
        taken.add(weights.parameter("weight_ih" + end, init, 4L * hidden, width));
        taken.add(weights.parameter("weight_hh" + end, init, 4L * hidden, hidden));
        taken.add(weights.parameter("bias_ih" + end, init, 4L * hidden));
        taken.add(weights.parameter("bias_hh" + end, init, 4L * hidden));
      }
    }
    parameters = taken.toArray(NDArray[]::new);
  }

  /**
   * Where the layers are after some frames.
   *
   * @param output what came out of them, as {@link #forward} gives it
   * @param hidden the last of each layer and direction, (states, B, hidden)
   * @param cells likewise what they remember
   */
  public record Run(NDArray output, NDArray hidden, NDArray cells) {}

  public NDArray forward(NDArray x) {
    return run(x, null).output();
  }

  /**
   * Goes on where another run ended.
   *
   * @param before null for a state of zeros
   */
  public Run run(NDArray x, @Nullable Run before) {
    long states = (long) layers * (bidirectional ? 2 : 1);
    NDArray zeros = x.getManager().zeros(new Shape(states, x.getShape().get(0), hidden));
    NDArray[] after =
        Functional.lstm(
            x,
            before == null ? zeros : before.hidden(),
            before == null ? zeros : before.cells(),
            parameters,
            layers,
            bidirectional);
    return new Run(after[0], after[1], after[2]);
  }
}
