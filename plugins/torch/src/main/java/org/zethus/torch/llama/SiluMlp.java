package org.zethus.torch.llama;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Functional;
import org.zethus.torch.nn.Linear;

/**
 * Two linear layers with SiLU between them, where it is four times as wide as the transformer;
 * {@code 0} and {@code 2}.
 */
final class SiluMlp {
  private static final int WIDER = 4;

  private final Linear in;
  private final Linear out;

  /** Takes the weights of one that stays within the transformer's width. */
  SiluMlp(StateDict weights, int width) {
    this(weights, width, width, width);
  }

  /**
   * Takes the weights.
   *
   * @param from width of what goes in
   * @param width of the transformer
   * @param to width of what comes out
   */
  SiluMlp(StateDict weights, int from, int width, int to) {
    in = new Linear(weights.at("0"), from, WIDER * width);
    out = new Linear(weights.at("2"), WIDER * width, to);
  }

  NDArray forward(NDArray x) {
    return out.forward(Functional.silu(in.forward(x)));
  }
}
