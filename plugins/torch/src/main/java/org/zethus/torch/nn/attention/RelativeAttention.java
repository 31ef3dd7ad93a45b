package org.zethus.torch.nn.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zethus.onnx.graph.Graph;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.Autograd;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.kernels.TorchScript;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;

/**
 * Multi-head attention over (B, C, T) with pointwise convolutions as projections, and learned
 * relative positions inside a window.
 *
 * @see <a href="https://arxiv.org/abs/1803.02155">Shaw et al. 2018, equations 3 and 4</a>
 */
public final class RelativeAttention {
  private static final TorchScript SCRIPT =
      TorchScript.beside(RelativeAttention.class, "attention.py");

  /** Relative positions of one head set: keys and values, (1, 2 window + 1, C / heads). */
  private record Positions(NDArray keys, NDArray values) {}

  private final Conv1d convQ;
  private final Conv1d convK;
  private final Conv1d convV;
  private final Conv1d convO;
  private final @Nullable Positions positions;
  private final long heads;
  private final int width;
  private final int window;
  private final double dropout;
  private final boolean proximalBias;

  /**
   * Takes the weights.
   *
   * @param heads divides {@code channels}
   * @param windowSize how far positions count; 0 for no positions
   * @param proximalBias whether near keys are preferred: {@code -log(1 + |distance|)} is added
   */
  public RelativeAttention(
      StateDict weights,
      int channels,
      int heads,
      double dropout,
      int windowSize,
      boolean proximalBias) {
    if (channels % heads != 0) {
      throw new IllegalArgumentException(
          "need heads that divide %d channels, found %d".formatted(channels, heads));
    }
    this.heads = heads;
    this.width = channels / heads;
    this.window = windowSize;
    this.dropout = dropout;
    this.proximalBias = proximalBias;
    Init xavier = Init.xavierUniform(channels, channels);
    ConvShape pointwise = ConvShape.of(channels, channels, 1);
    convQ = new Conv1d(weights.at("conv_q").starting("weight", xavier), pointwise);
    convK = new Conv1d(weights.at("conv_k").starting("weight", xavier), pointwise);
    convV = new Conv1d(weights.at("conv_v").starting("weight", xavier), pointwise);
    convO = new Conv1d(weights.at("conv_o"), pointwise);
    positions = windowSize == 0 ? null : positions(weights, channels / heads, windowSize);
  }

  private static Positions positions(StateDict weights, int width, int windowSize) {
    Init init = Init.normal(Math.pow(width, -0.5));
    int distances = 2 * windowSize + 1;
    return new Positions(
        weights.parameter("emb_rel_k", init, 1, distances, width),
        weights.parameter("emb_rel_v", init, 1, distances, width));
  }

  /**
   * Attends.
   *
   * @param x queries, (B, C, T)
   * @param c keys and values, (B, C, S); with positions or proximal bias the same as {@code x}
   * @param mask 1 where a query may see a key, (B or 1, 1, T, S)
   * @return (B, C, T)
   */
  public NDArray forward(NDArray x, NDArray c, NDArray mask) {
    List<Object> arguments = new ArrayList<>();
    arguments.add(convK.forward(c));
    arguments.add(convV.forward(c));
    arguments.add(mask);
    arguments.add(heads);
    arguments.add(bias(x));
    arguments.add(Autograd.isRecording() ? dropout : 0.0);
    if (positions != null) {
      arguments.add(positions.keys());
      arguments.add(positions.values());
    }
    return convO.forward(SCRIPT.call("relative", convQ.forward(x), arguments.toArray()));
  }

  /** What is added to every score: (1) or (T, T). */
  private NDArray bias(NDArray x) {
    NDManager manager = x.getManager();
    if (!proximalBias) {
      return Tensors.of(manager, new float[1], 1);
    }
    NDArray time = manager.arange(0f, x.getShape().get(2), 1f);
    return time.expandDims(0).sub(time.expandDims(1)).abs().add(1).log().neg();
  }

  /**
   * {@return self-attention in a graph, for one sequence without padding}
   *
   * @throws IllegalStateException with proximal bias, which no graph has needed
   */
  public Value forward(Value x) {
    if (proximalBias) {
      throw new IllegalStateException("attention with proximal bias has no graph");
    }
    Value q = headsLast(convQ.forward(x)).mul(1 / Math.sqrt(width));
    Value k = convK.forward(x).reshape(0, heads, width, -1);
    Value v = headsLast(convV.forward(x));
    Value scores = q.matMul(k);
    if (positions != null) {
      Value byDistance = q.matMul(Tensors.constant(x.graph(), positions.keys().transpose(0, 2, 1)));
      scores = scores.add(toPositions(byDistance, x.dimension(2)));
    }
    Value weights = scores.softmax(-1);
    Value out = weights.matMul(v);
    if (positions != null) {
      Value byDistance = toDistances(weights, x.dimension(2));
      out = out.add(byDistance.matMul(Tensors.constant(x.graph(), positions.values())));
    }
    return convO.forward(out.transpose(0, 1, 3, 2).reshape(0, heads * width, -1));
  }

  /** (1, heads * width, T) to (1, heads, T, width). */
  private Value headsLast(Value x) {
    return x.reshape(0, heads, width, -1).transpose(0, 1, 3, 2);
  }

  /**
   * (1, H, T, 2 window + 1) by distance to (1, H, T, T) by position, zero where the distance is
   * greater: padded to rows of 2 T, whose elements one row earlier lie one column further left.
   */
  private Value toPositions(Value x, Value t) {
    Graph graph = x.graph();
    Value beyond = t.sub(graph.integer(window));
    Value rows = x.padded(beyond.sub(graph.integer(1)), beyond).reshape(0, 0, 1, -1);
    Value twice = t.mul(graph.integer(2)).sub(graph.integer(1));
    Value skewed =
        rows.padded(graph.integers(0), t.sub(graph.integer(1)))
            .reshape(graph.concat(0, graph.integers(0, 0, -1), twice));
    return skewed.slice(2, graph.integers(0), t, 1).slice(3, t.sub(graph.integer(1)), twice, 1);
  }

  /** (1, H, T, T) by position to (1, H, T, 2 window + 1) by distance: the way back. */
  private Value toDistances(Value x, Value t) {
    Graph graph = x.graph();
    Value one = graph.integer(1);
    Value rows = x.padded(graph.integers(0), t.sub(one)).reshape(0, 0, 1, -1);
    Value skewed =
        rows.padded(t, graph.integers(0))
            .reshape(graph.concat(0, graph.integers(0, 0, -1), t.mul(graph.integer(2))));
    Value cut = graph.integer(window + 1).sub(t);
    return skewed.padded(cut.sub(one), cut);
  }
}
