package org.zethus.valle;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Functional;
import org.zethus.torch.nn.Linear;

/**
 * Three linear layers over embedded codes, (B, T, D) to (B, T, D); {@code 0}, {@code 3}, {@code 6}.
 */
final class AudioPrenet {
  private static final int HIDDEN = 256;

  private final Linear in;
  private final Linear middle;
  private final Linear out;
  private final double dropout;

  AudioPrenet(StateDict weights, int width, double dropout) {
    this.dropout = dropout;
    in = new Linear(weights.at("0"), width, HIDDEN);
    middle = new Linear(weights.at("3"), HIDDEN, HIDDEN);
    out = new Linear(weights.at("6"), HIDDEN, width);
  }

  NDArray forward(NDArray x) {
    NDArray h = Functional.dropout(Functional.relu(in.forward(x)), dropout);
    h = Functional.dropout(Functional.relu(middle.forward(h)), dropout);
    return out.forward(h);
  }
}
