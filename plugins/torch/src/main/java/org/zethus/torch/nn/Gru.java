package org.zethus.torch.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;

/**
 * One layer of gated recurrent units, from a state of zeros: (B, T, in) to (B, T, hidden). In the
 * checkpoint {@code weight_ih_l0} (3 hidden, in), {@code weight_hh_l0} (3 hidden, hidden), {@code
 * bias_ih_l0} and {@code bias_hh_l0} (3 hidden); the gates' order is reset, update, new.
 *
 * @see <a href="https://arxiv.org/abs/1406.1078">Cho et al. 2014, section 2.3</a>
 */
public final class Gru {
  private final int hidden;
  private final NDArray inputWeight;
  private final NDArray stateWeight;
  private final NDArray inputBias;
  private final NDArray stateBias;

  /** Takes the weights. */
  public Gru(StateDict weights, int in, int hidden) {
    this.hidden = hidden;
    Init init = Init.fanIn(hidden);
    inputWeight = weights.parameter("weight_ih_l0", init, 3L * hidden, in);
    stateWeight = weights.parameter("weight_hh_l0", init, 3L * hidden, hidden);
    inputBias = weights.parameter("bias_ih_l0", init, 3L * hidden);
    stateBias = weights.parameter("bias_hh_l0", init, 3L * hidden);
  }

  public NDArray forward(NDArray x) {
    NDArray state = x.getManager().zeros(new Shape(1, x.getShape().get(0), hidden));
    return Functional.gru(x, state, new NDArray[] {inputWeight, stateWeight, inputBias, stateBias});
  }

  /** {@return (3 hidden, in)} */
  public NDArray inputWeight() {
    return inputWeight;
  }

  /** {@return (3 hidden, hidden)} */
  public NDArray stateWeight() {
    return stateWeight;
  }

  /** {@return (3 hidden)} */
  public NDArray inputBias() {
    return inputBias;
  }

  /** {@return (3 hidden)} */
  public NDArray stateBias() {
    return stateBias;
  }
}
