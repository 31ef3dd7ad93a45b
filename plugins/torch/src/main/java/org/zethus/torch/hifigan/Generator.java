package org.zethus.torch.hifigan;

import static org.zethus.torch.nn.Functional.leakyRelu;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;

/**
 * HiFi-GAN's generator: frames (B, C, T) to a waveform (B, 1, T * samples per frame) in [-1, 1].
 *
 * @see <a href="https://arxiv.org/abs/2010.05646">Kong et al. 2020, section 2.2</a>
 */
public final class Generator {
  /** Taps of the first and the last convolution. */
  private static final int END_KERNEL = 7;

  /** Leaky ReLU before the last convolution; the published code leaves it at PyTorch's default. */
  private static final double LAST_SLOPE = 0.01;

  private final Conv1d pre;
  private final @Nullable Conv1d condition;
  private final List<UpsampleStage> stages;
  private final Conv1d post;

  private Generator(
      StateDict weights,
      GeneratorConfig config,
      ConvShape preShape,
      ConvShape postShape,
      int conditionChannels) {
    pre = new Conv1d(weights.at("conv_pre"), preShape.same());
    stages = UpsampleStage.all(weights, config);
    post = new Conv1d(weights.at("conv_post"), postShape.same());
    condition =
        conditionChannels == 0
            ? null
            : Conv1d.pointwise(
                weights.at("cond"), conditionChannels, config.upsampleInitialChannel());
  }

  /**
   * {@return the vocoder's generator, weight-normalised throughout} Takes {@code conv_pre}, {@code
   * ups.i}, {@code resblocks.j} and {@code conv_post}.
   *
   * @param inputs channels of the frames, e.g. mel bins
   */
  public static Generator vocoder(StateDict weights, int inputs, GeneratorConfig config) {
    return new Generator(
        weights, config, first(inputs, config).withWeightNorm(), last(config).withWeightNorm(), 0);
  }

  /**
   * {@return the decoder of VITS: plain weights at both ends, the last without bias} Takes also
   * {@code cond} where it is conditioned.
   *
   * @param inputs channels of the frames
   * @param conditionChannels channels of the condition, e.g. of a speaker's embedding; 0: none
   */
  public static Generator decoder(
      StateDict weights, int inputs, GeneratorConfig config, int conditionChannels) {
    return new Generator(
        weights, config, first(inputs, config), last(config).withoutBias(), conditionChannels);
  }

  private static ConvShape first(int inputs, GeneratorConfig config) {
    return ConvShape.of(inputs, config.upsampleInitialChannel(), END_KERNEL);
  }

  private static ConvShape last(GeneratorConfig config) {
    return ConvShape.of(config.channels(config.stages() - 1), 1, END_KERNEL);
  }

  /** {@return the waveform of frames (B, C, T)} */
  public NDArray forward(NDArray frames) {
    return forward(frames, null);
  }

  /**
   * {@return the waveform of frames (B, C, T)}
   *
   * @param g the condition, (B, condition channels, 1); null: none
   */
  public NDArray forward(NDArray frames, @Nullable NDArray g) {
    NDArray x = pre.forward(frames);
    if (condition != null && g != null) {
      x = x.add(condition.forward(g));
    }
    x = Scope.through(stages, x, UpsampleStage::forward);
    return post.forward(leakyRelu(x, LAST_SLOPE)).tanh();
  }

  /** {@return the same in a graph} */
  public Value forward(Value frames, @Nullable Value g) {
    Value x = pre.forward(frames);
    if (condition != null && g != null) {
      x = x.add(condition.forward(g));
    }
    for (UpsampleStage stage : stages) {
      x = stage.forward(x);
    }
    return post.forward(x.leakyRelu(LAST_SLOPE)).tanh();
  }

  /** {@return how many frames to either side can change a frame's samples} */
  public int reach() {
    int reach = ResBlock.reach(END_KERNEL, 1);
    for (int i = stages.size() - 1; i >= 0; i--) {
      reach = stages.get(i).reach(reach);
    }
    return reach + ResBlock.reach(END_KERNEL, 1);
  }
}
