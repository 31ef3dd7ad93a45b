package org.zethus.torch.llama;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Functional;
import org.zethus.torch.nn.Linear;

/** Two linear layers with SiLU between them, four times as wide; {@code 0} and {@code 2}. */
final class SiluMlp {
  private static final int WIDER = 4;

  private final Linear in;
  private final Linear out;

  SiluMlp(StateDict weights, int width) {
    in = new Linear(weights.at("0"), width, WIDER * width);
    out = new Linear(weights.at("2"), WIDER * width, width);
  }

  NDArray forward(NDArray x) {
    return out.forward(Functional.silu(in.forward(x)));
  }
}
