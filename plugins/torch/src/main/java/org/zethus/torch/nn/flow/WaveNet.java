package org.zethus.torch.nn.flow;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.nn.Functional;

/**
 * The non-causal WaveNet of WaveGlow's coupling layers: gated dilated convolutions whose skip
 * connections are summed. (B, hidden, T) to (B, hidden, T). All convolutions are weight-normalised.
 *
 * @see <a href="https://arxiv.org/abs/1811.00002">Prenger et al. 2018, section 2.2</a>
 */
public final class WaveNet {
  /**
   * What a WaveNet looks like.
   *
   * @param hidden channels
   * @param kernel taps, odd
   * @param dilationRate factor by which the dilation grows from layer to layer
   * @param nLayers layers
   * @param ginChannels channels of the condition; 0 for none
   * @param dropout of the gated activations
   */
  public record Shape(
      int hidden, int kernel, int dilationRate, int nLayers, int ginChannels, double dropout) {}

  /** {@code in_layers.i} and {@code res_skip_layers.i} in the checkpoint. */
  private record Layer(Conv1d in, Conv1d resSkip) {}

  private final Shape shape;
  private final List<Layer> layers = new ArrayList<>();
  private final @Nullable Conv1d condition;

  /** Takes the weights. */
  public WaveNet(StateDict weights, Shape shape) {
    this.shape = shape;
    int hidden = shape.hidden();
    condition =
        shape.ginChannels() == 0
            ? null
            : new Conv1d(
                weights.at("cond_layer"),
                ConvShape.of(shape.ginChannels(), 2 * hidden * shape.nLayers(), 1)
                    .withWeightNorm());
    int dilation = 1;
    for (int i = 0; i < shape.nLayers(); i++) {
      boolean last = i == shape.nLayers() - 1; // nothing follows, so it has no residual half
      ConvShape in = ConvShape.of(hidden, 2 * hidden, shape.kernel()).withDilation(dilation).same();
      ConvShape resSkip = ConvShape.of(hidden, last ? hidden : 2 * hidden, 1);
      layers.add(
          new Layer(
              new Conv1d(weights.at("in_layers", i), in.withWeightNorm()),
              new Conv1d(weights.at("res_skip_layers", i), resSkip.withWeightNorm())));
      dilation *= shape.dilationRate();
    }
  }

  /**
   * Runs the layers.
   *
   * @param g condition (B, ginChannels, T) or (B, ginChannels, 1), exactly if there are such
   *     channels
   */
  public NDArray forward(NDArray x, NDArray mask, @Nullable NDArray g) {
    int hidden = shape.hidden();
    NDArray conditions = condition == null || g == null ? null : condition.forward(g);
    NDArray h = x;
    NDArray skips = null;
    for (int i = 0; i < layers.size(); i++) {
      NDArray in = layers.get(i).in().forward(h);
      if (conditions != null) {
        in = in.add(channels(conditions, 2L * hidden * i, 2L * hidden * (i + 1)));
      }
      NDArray gated = Functional.dropout(Functional.gatedTanh(in), shape.dropout());
      NDArray resSkip = layers.get(i).resSkip().forward(gated);
      NDArray skip = resSkip;
      if (i < layers.size() - 1) {
        h = h.add(channels(resSkip, 0, hidden)).mul(mask);
        skip = channels(resSkip, hidden, 2L * hidden);
      }
      skips = skips == null ? skip : skips.add(skip);
    }
    return skips == null ? x.zerosLike() : skips.mul(mask);
  }

  /** {@return the same in a graph, for one sequence without padding} */
  public Value forward(Value x, @Nullable Value g) {
    int hidden = shape.hidden();
    Value conditions = condition == null || g == null ? null : condition.forward(g);
    Value h = x;
    Value skips = null;
    for (int i = 0; i < layers.size(); i++) {
      Value in = layers.get(i).in().forward(h);
      if (conditions != null) {
        in = in.add(conditions.slice(1, 2L * hidden * i, 2L * hidden * (i + 1)));
      }
      Value resSkip = layers.get(i).resSkip().forward(Functional.gatedTanh(in, hidden));
      Value skip = resSkip;
      if (i < layers.size() - 1) {
        h = h.add(resSkip.slice(1, 0, hidden));
        skip = resSkip.slice(1, hidden, 2L * hidden);
      }
      skips = skips == null ? skip : skips.add(skip);
    }
    return skips == null ? x.mul(0) : skips;
  }

  private static NDArray channels(NDArray x, long from, long to) {
    return x.get(new NDIndex().addAllDim().addSliceDim(from, to));
  }
}
