package org.zethus.crepe.trainer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.zethus.crepe.CrepeShape;
import org.zethus.crepe.PitchBins;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.BatchNorm1d;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.nn.Functional;
import org.zethus.torch.nn.Linear;

/**
 * CREPE in training: normalised frames (B, 1024) to the logits of its pitch bins (B, 360).
 *
 * @see <a href="https://arxiv.org/abs/1802.06182">Kim et al. 2018, figure 1</a>
 */
final class CrepeNetwork {
  /** What the names of a layer's normalisation end with. */
  static final String NORM = "-BN";

  static final String CLASSIFIER = "classifier";

  private record Layer(Conv1d conv, BatchNorm1d norm) {}

  private final List<Layer> layers = new ArrayList<>();
  private final Linear classifier;
  private final double dropout;

  CrepeNetwork(StateDict weights, CrepeShape shape, double dropout) {
    this.dropout = dropout;
    for (CrepeShape.Layer layer : shape.layers()) {
      ConvShape conv =
          ConvShape.of(layer.in(), layer.filters(), layer.width())
              .withStride(layer.stride())
              .withPadding(layer.left(), layer.right());
      layers.add(
          new Layer(
              new Conv1d(weights.at(layer.name()), conv),
              new BatchNorm1d(weights.at(layer.name() + NORM), layer.filters(), CrepeShape.EPS)));
    }
    classifier = new Linear(weights.at(CLASSIFIER), shape.features(), PitchBins.COUNT);
  }

  NDArray forward(NDArray frames) {
    NDArray x = frames.expandDims(1); // (B, 1, T)
    for (Layer layer : layers) {
      x = halved(layer.norm().forward(Functional.relu(layer.conv().forward(x))));
      x = Functional.dropout(x, dropout);
    }
    long batch = x.getShape().get(0);
    return classifier.forward(x.transpose(0, 2, 1).reshape(batch, -1)); // step by step in time
  }

  /** The greater one of each pair of neighbours in time. */
  private static NDArray halved(NDArray x) {
    Shape shape = x.getShape();
    return x.reshape(shape.get(0), shape.get(1), shape.get(2) / 2, 2).max(new int[] {-1});
  }
}
