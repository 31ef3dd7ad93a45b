package org.zethus.torch.autoregressive;

import org.zethus.torch.nn.Gru;

/**
 * Gated recurrent units in plain arrays, for one step at a time. Keeps buffers: for one thread, and
 * {@link #another} for the next.
 *
 * @see <a href="https://arxiv.org/abs/1406.1078">Cho et al. 2014, section 2.3</a>
 */
public final class GruCell {
  private final Affine input;
  private final Affine state;
  private final float[] fromInput;
  private final float[] fromState;

  private GruCell(Affine input, Affine state) {
    this.input = input;
    this.state = state;
    fromInput = new float[input.out()];
    fromState = new float[state.out()];
  }

  /** Copies a layer's weights. */
  public static GruCell of(Gru layer) {
    return new GruCell(
        Affine.of(layer.inputWeight(), layer.inputBias()),
        Affine.of(layer.stateWeight(), layer.stateBias()));
  }

  /** {@return a cell with the same weights and buffers of its own} */
  public GruCell another() {
    return new GruCell(input, state);
  }

  /**
   * Goes on by a step.
   *
   * @param x the first inputs
   * @param conditions whose numbers from {@code at} on are the other inputs
   * @param h the state, which is replaced
   */
  public void next(float[] x, float[] conditions, int at, float[] h) {
    input.apply(x, fromInput);
    input.add(conditions, at, fromInput, x.length);
    state.apply(h, fromState);
    int width = h.length;
    for (int j = 0; j < width; j++) {
      float reset = Gates.sigmoid(fromInput[j] + fromState[j]);
      float update = Gates.sigmoid(fromInput[width + j] + fromState[width + j]);
      float fresh = Gates.tanh(fromInput[2 * width + j] + reset * fromState[2 * width + j]);
      h[j] = (1 - update) * fresh + update * h[j];
    }
  }
}
