package org.zethus.torch.nn;

import ai.djl.ndarray.NDArray;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;

/**
 * Layer normalisation over the channels of (B, C, T), as Glow-TTS and VITS have it. In the
 * checkpoint {@code gamma} and {@code beta}, both (C).
 */
public final class ChannelNorm {
  private final NDArray gamma;
  private final NDArray beta;

  /** Takes the weights. */
  public ChannelNorm(StateDict weights, int channels) {
    gamma = weights.parameter("gamma", Init.ONES, channels);
    beta = weights.parameter("beta", Init.ZEROS, channels);
  }

  public NDArray forward(NDArray x) {
    return Functional.channelNorm(x, gamma, beta, LayerNorm.EPS);
  }

  /** {@return the same in a graph} */
  public Value forward(Value x) {
    Value frames = x.transpose(0, 2, 1);
    return LayerNorm.node(frames, gamma, beta, LayerNorm.EPS).transpose(0, 2, 1);
  }
}
