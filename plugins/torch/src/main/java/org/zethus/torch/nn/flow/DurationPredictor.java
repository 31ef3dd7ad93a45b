package org.zethus.torch.nn.flow;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.ChannelNorm;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.nn.Functional;

/**
 * Deterministic durations: two convolutions with ReLU, layer norm and dropout, then one value per
 * symbol. It learns from its input but does not train what made it.
 *
 * @see <a href="https://arxiv.org/abs/2005.11129">Kim et al. 2020 (Glow-TTS), appendix A.1</a>
 */
public final class DurationPredictor {
  private final Conv1d conv1;
  private final ChannelNorm norm1;
  private final Conv1d conv2;
  private final ChannelNorm norm2;
  private final Conv1d proj;
  private final @Nullable Conv1d condition;
  private final double dropout;

  /**
   * Takes the weights.
   *
   * @param ginChannels channels of the condition; 0 for none
   */
  public DurationPredictor(
      StateDict weights,
      int inChannels,
      int filterChannels,
      int kernel,
      double dropout,
      int ginChannels) {
    this.dropout = dropout;
    conv1 =
        new Conv1d(weights.at("conv_1"), ConvShape.of(inChannels, filterChannels, kernel).same());
    norm1 = new ChannelNorm(weights.at("norm_1"), filterChannels);
    conv2 = Conv1d.same(weights.at("conv_2"), filterChannels, kernel, 1);
    norm2 = new ChannelNorm(weights.at("norm_2"), filterChannels);
    proj = Conv1d.pointwise(weights.at("proj"), filterChannels, 1);
    condition =
        ginChannels == 0 ? null : Conv1d.pointwise(weights.at("cond"), ginChannels, inChannels);
  }

  /**
   * Predicts.
   *
   * @param x encoded symbols, (B, in, T)
   * @param g condition, (B, gin, 1)
   * @return logarithms of durations in frames, (B, 1, T)
   */
  public NDArray forward(NDArray x, NDArray mask, @Nullable NDArray g) {
    NDArray h = x.stopGradient();
    if (condition != null && g != null) {
      h = h.add(condition.forward(g.stopGradient()));
    }
    h = norm1.forward(Functional.relu(conv1.forward(h.mul(mask))));
    h = Functional.dropout(h, dropout);
    h = norm2.forward(Functional.relu(conv2.forward(h.mul(mask))));
    h = Functional.dropout(h, dropout);
    return proj.forward(h.mul(mask)).mul(mask);
  }

  /** {@return the same in a graph, for one sequence without padding} */
  public Value forward(Value x, @Nullable Value g) {
    Value h = condition == null || g == null ? x : x.add(condition.forward(g));
    h = norm1.forward(conv1.forward(h).relu());
    h = norm2.forward(conv2.forward(h).relu());
    return proj.forward(h);
  }
}
