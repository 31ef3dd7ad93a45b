package org.zethus.nsfhifigan;

import static org.zethus.torch.nn.Functional.leakyRelu;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.hifigan.GeneratorConfig;
import org.zethus.torch.hifigan.UpsampleStage;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;

/**
 * HiFi-GAN's generator with an excitation added behind each upsampling, so that its pitch is that
 * of F0: mel frames (B, mel bins, T) and an excitation (B, 1, T * samples per frame) to a waveform
 * (B, 1, T * samples per frame) in [-1, 1].
 */
final class NsfHifiGan {
  /** Taps of the first and the last convolution. */
  private static final int END_KERNEL = 7;

  private static final int END_REACH = END_KERNEL / 2;

  /** Leaky ReLU before the last convolution; the published code leaves it at PyTorch's default. */
  private static final double LAST_SLOPE = 0.01;

  private final boolean ignoreSource;
  private final HarmonicSource source;
  private final Conv1d pre;
  private final List<Stage> stages = new ArrayList<>();
  private final Conv1d post;

  /** A stage, and how the excitation comes to its rate. */
  private record Stage(UpsampleStage upsample, Conv1d excite) {}

  /**
   * Takes {@code m_source}, {@code noise_convs}, {@code conv_pre}, {@code ups}, {@code resblocks}
   * and {@code conv_post}.
   */
  NsfHifiGan(StateDict weights, int melBins, double sampleRate, NsfHifiGanConfig.Network config) {
    ignoreSource = config.ignoreSource();
    GeneratorConfig shape = config.shape();
    source =
        new HarmonicSource(
            weights.at("m_source"), sampleRate, shape.samplesPerFrame(), config.harmonicNum());
    pre = end(weights.at("conv_pre"), melBins, shape.upsampleInitialChannel());
    int samples = shape.samplesPerFrame();
    for (UpsampleStage upsample : UpsampleStage.all(weights, shape)) {
      int i = stages.size();
      samples /= shape.upsampleRates().get(i);
      StateDict names = weights.at("noise_convs", i);
      stages.add(new Stage(upsample, new Conv1d(names, slowing(shape.channels(i), samples))));
    }
    post = end(weights.at("conv_post"), shape.channels(stages.size() - 1), 1);
  }

  private static Conv1d end(StateDict weights, int in, int out) {
    return new Conv1d(weights, ConvShape.of(in, out, END_KERNEL).withWeightNorm().same());
  }

  /** A convolution over the excitation that keeps one sample in {@code factor}. */
  private static ConvShape slowing(int channels, int factor) {
    return factor == 1
        ? ConvShape.of(1, channels, 1)
        : ConvShape.of(1, channels, 2 * factor).withStride(factor).withPadding(factor / 2);
  }

  HarmonicSource source() {
    return source;
  }

  NDArray forward(NDArray mel, NDArray excitation) {
    NDArray x = pre.forward(mel);
    for (Stage stage : stages) {
      x = Scope.keepResult(x, h -> forward(stage, h, excitation));
    }
    return post.forward(leakyRelu(x, LAST_SLOPE)).tanh();
  }

  private NDArray forward(Stage stage, NDArray x, NDArray excitation) {
    NDArray h = stage.upsample().upsample(x);
    NDArray e = stage.excite().forward(excitation);
    long length = Math.min(h.getShape().get(2), e.getShape().get(2));
    h = first(h, length);
    return stage.upsample().fuse(h.add(ignoreSource ? h : first(e, length)));
  }

  private static NDArray first(NDArray x, long length) {
    return x.getShape().get(2) == length ? x : x.get(":, :, :{}", length);
  }

  /** {@return how many frames to either side can change a frame's samples} */
  int reach() {
    int reach = END_REACH;
    for (int i = stages.size() - 1; i >= 0; i--) {
      reach = stages.get(i).upsample().reach(reach);
    }
    return reach + END_REACH;
  }
}
