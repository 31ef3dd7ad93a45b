package org.zethus.bigvgan;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.nn.snake.AntiAliasedSnake;

/**
 * BigVGAN's generator: mel frames (B, mel bins, T) to a waveform (B, 1, T * samples per frame) in
 * [-1, 1].
 *
 * @see <a href="https://arxiv.org/abs/2206.04658">Lee et al. 2023, section 3</a>
 */
final class BigVgan {
  /** Taps of the first and the last convolution. */
  private static final int END_KERNEL = 7;

  private static final int END_REACH = END_KERNEL / 2;

  private final Conv1d pre;
  private final List<Stage> stages = new ArrayList<>();
  private final AntiAliasedSnake activationPost;
  private final Conv1d post;
  private final boolean tanh;

  /**
   * Takes {@code conv_pre}, {@code ups}, {@code resblocks}, {@code activation_post}, {@code
   * conv_post}.
   */
  BigVgan(StateDict weights, int melBins, BigVganConfig.Network config) {
    int initial = config.shape().upsampleInitialChannel();
    pre = new Conv1d(weights.at("conv_pre"), end(melBins, initial));
    for (int stage = 0; stage < config.shape().stages(); stage++) {
      stages.add(new Stage(weights, config, stage));
    }
    int channels = config.shape().channels(stages.size() - 1);
    activationPost = config.activation(weights.at("activation_post"), channels);
    ConvShape last = end(channels, 1);
    post = new Conv1d(weights.at("conv_post"), config.useBiasAtFinal() ? last : last.withoutBias());
    tanh = config.useTanhAtFinal();
  }

  private static ConvShape end(int in, int out) {
    return ConvShape.of(in, out, END_KERNEL).withWeightNorm().same();
  }

  NDArray forward(NDArray mel) {
    NDArray x = pre.forward(mel);
    for (Stage stage : stages) {
      x = stage.forward(x);
    }
    NDArray samples = post.forward(activationPost.forward(x));
    return tanh ? samples.tanh() : samples.clip(-1, 1);
  }

  /** {@return the same in a graph} */
  Value forward(Value mel) {
    Value x = pre.forward(mel);
    for (Stage stage : stages) {
      x = stage.forward(x);
    }
    Value samples = post.forward(activationPost.forward(x));
    return tanh ? samples.tanh() : samples.clip(-1, 1);
  }

  /** {@return how many frames to either side can change a frame's samples} */
  int reach() {
    int reach = END_REACH + AntiAliasedSnake.REACH;
    for (int i = stages.size() - 1; i >= 0; i--) {
      reach = stages.get(i).reach(reach);
    }
    return reach + END_REACH;
  }
}
