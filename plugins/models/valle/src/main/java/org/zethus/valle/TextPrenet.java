package org.zethus.valle;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.BatchNorm1d;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.nn.Functional;
import org.zethus.torch.nn.Linear;

/**
 * Three convolutions over embedded phones and a linear layer, (B, S, D) to (B, S, D). In the
 * checkpoint {@code 1}, {@code 5}, {@code 9} are convolutions, {@code 2}, {@code 6}, {@code 10}
 * their batch norms, {@code 14} the linear layer.
 */
final class TextPrenet {
  private static final int KERNEL = 5;
  private static final int[] FIRST = {1, 5, 9};
  private static final int LAST = 14;

  private record Unit(Conv1d conv, BatchNorm1d norm) {}

  private final List<Unit> units = new ArrayList<>();
  private final Linear out;
  private final double dropout;

  TextPrenet(StateDict weights, int width, double dropout) {
    this.dropout = dropout;
    for (int index : FIRST) {
      ConvShape shape = ConvShape.of(width, width, KERNEL).same();
      Conv1d conv = new Conv1d(weights.at(Integer.toString(index)), shape);
      units.add(new Unit(conv, new BatchNorm1d(weights.at(Integer.toString(index + 1)), width)));
    }
    out = new Linear(weights.at(Integer.toString(LAST)), width, width);
  }

  NDArray forward(NDArray x) {
    NDArray h = x.transpose(0, 2, 1);
    for (Unit unit : units) {
      h = Functional.relu(unit.norm().forward(unit.conv().forward(h)));
      h = Functional.dropout(h, dropout);
    }
    return out.forward(h.transpose(0, 2, 1));
  }
}
