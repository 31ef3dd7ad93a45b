package org.zethus.melgan;

import static org.zethus.torch.nn.Functional.leakyRelu;
import static org.zethus.torch.nn.Functional.reflectionPad;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;

/**
 * MelGAN's generator: mel frames (B, mel bins, T) to a waveform (B, 1, T * hop) in [-1, 1]. In the
 * checkpoint its layers are numbered as {@code model.i}, those without weights among them.
 *
 * @see <a href="https://arxiv.org/abs/1910.06711">Kumar et al. 2019, section 2.1</a>
 */
final class MelGan {
  /** Leaky ReLU below 0, everywhere. */
  static final double SLOPE = 0.2;

  private static final int END_KERNEL = 7;
  private static final int END_MIRROR = END_KERNEL / 2;

  private final Conv1d first;
  private final List<Stage> stages = new ArrayList<>();
  private final Conv1d last;

  MelGan(StateDict weights, int melBins, MelGanConfig.Network config) {
    StateDict layers = weights.at("model");
    int channels = config.ngf() << config.ratios().size();
    int layer = 1; // 0 mirrors
    first = new Conv1d(layers.at(String.valueOf(layer++)), end(melBins, channels));
    for (int ratio : config.ratios()) {
      stages.add(new Stage(layers, layer, channels, ratio, config.nResidualLayers()));
      layer += Stage.layers(config.nResidualLayers());
      channels /= 2;
    }
    layer += 2; // leaky ReLU, mirror
    last = new Conv1d(layers.at(String.valueOf(layer)), end(channels, 1));
  }

  private static ConvShape end(int in, int out) {
    return ConvShape.of(in, out, END_KERNEL).withWeightNorm();
  }

  /** {@return the waveform of at least {@link #leastFrames} frames} */
  NDArray forward(NDArray mel) {
    NDArray x = first.forward(reflectionPad(mel, END_MIRROR, END_MIRROR));
    for (Stage stage : stages) {
      x = stage.forward(x);
    }
    return last.forward(reflectionPad(leakyRelu(x, SLOPE), END_MIRROR, END_MIRROR)).tanh();
  }

  /**
   * {@return the waveform of any number of frames, and more behind it if they are few} The last
   * frame stands for those that mirroring needs.
   */
  NDArray forwardAny(NDArray mel) {
    long missing = leastFrames() - mel.getShape().get(2);
    return forward(missing <= 0 ? mel : mel.concat(mel.get(":, :, -1:").repeat(2, missing), 2));
  }

  /** {@return how many frames it takes that every signal is longer than what is mirrored of it} */
  int leastFrames() {
    int least = END_MIRROR + 1;
    int length = 1;
    for (Stage stage : stages) {
      length *= stage.ratio();
      least = Math.max(least, stage.longestMirror() / length + 1);
    }
    return least;
  }

  /** {@return how many frames to either side can change a frame's samples} */
  int reach() {
    int reach = END_MIRROR;
    for (int i = stages.size() - 1; i >= 0; i--) {
      reach = stages.get(i).reach(reach);
    }
    return reach + END_MIRROR;
  }
}
