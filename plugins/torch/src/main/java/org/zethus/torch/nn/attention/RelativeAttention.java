package org.zethus.torch.nn.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
}
