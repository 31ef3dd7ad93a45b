package org.zethus.waveglow;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.List;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.nn.ConvTranspose1d;

/**
 * WaveGlow: steps of a flow, each a mixing of channels and an affine coupling. Forward it makes
 * noise of waveforms, backward waveforms of noise; some channels leave early.
 *
 * @see <a href="https://arxiv.org/abs/1811.00002">Prenger et al. 2018, section 2 and figure 1</a>
 */
final class WaveGlow {
  /** Frames that each sample of the stretched mel is made of. */
  private static final int FRAMES_PER_SAMPLE = 4;

  private final WaveGlowConfig.Network config;
  private final ConvTranspose1d upsample;
  private final List<Step> steps = new ArrayList<>();
  private final int reach;

  /** {@code convinv.k} and {@code WN.k} in the checkpoint. */
  private record Step(Invertible1x1Conv mixing, AffineCoupling coupling) {}

  /**
   * What the forward direction makes.
   *
   * @param z noise (B, g, N / g), the channels that left early first
   * @param logScales by step, (B, C / 2, N / g)
   * @param logDeterminants by step, one element
   */
  record Encoded(NDArray z, List<NDArray> logScales, List<NDArray> logDeterminants) {}

  /**
   * Takes the weights.
   *
   * @param hopLength samples per mel frame
   */
  WaveGlow(StateDict weights, WaveGlowConfig.Network config, int melBins, int hopLength) {
    this.config = config;
    upsample =
        new ConvTranspose1d(
            weights.at("upsample"),
            ConvShape.of(melBins, melBins, FRAMES_PER_SAMPLE * hopLength).withStride(hopLength));
    for (int k = 0; k < config.nFlows(); k++) {
      int channels = config.channelsOf(k);
      steps.add(
          new Step(
              new Invertible1x1Conv(weights.at("convinv", k), channels),
              new AffineCoupling(
                  weights.at("WN", k), config, channels / 2, melBins * config.nGroup())));
    }
    long perStep = (config.kernelSize() / 2) * ((1L << config.nLayers()) - 1);
    long samples = perStep * config.nFlows() * config.nGroup();
    reach = Math.toIntExact((samples + hopLength - 1) / hopLength) + FRAMES_PER_SAMPLE;
  }

  /** {@return how many frames to either side can change a frame's samples} */
  int reach() {
    return reach;
  }

  /**
   * {@return the noise that a waveform is made of}
   *
   * @param audio (B, N), with N at most {@code T * hop} and of whole groups
   * @param mel log-mel frames (B, mel bins, T)
   */
  Encoded forward(NDArray audio, NDArray mel) {
    NDArray condition = condition(mel, audio.getShape().get(1));
    NDArray x = group(audio.expandDims(1));
    NDList left = new NDList();
    List<NDArray> logScales = new ArrayList<>();
    List<NDArray> logDeterminants = new ArrayList<>();
    for (int k = 0; k < steps.size(); k++) {
      if (config.leavesBefore(k)) {
        left.add(channels(x, 0, config.nEarlySize()));
        x = channels(x, config.nEarlySize(), x.getShape().get(1));
      }
      Step step = steps.get(k);
      logDeterminants.add(step.mixing().logDeterminant(x));
      AffineCoupling.Scaled scaled = step.coupling().forward(step.mixing().forward(x), condition);
      logScales.add(scaled.logScale());
      x = scaled.x();
    }
    for (int i = left.size() - 1; i >= 0; i--) {
      x = left.get(i).concat(x, 1);
    }
    return new Encoded(x, logScales, logDeterminants);
  }

  /**
   * {@return the waveform (B, N) made of noise}
   *
   * @param z (B, g, N / g)
   */
  NDArray inverse(NDArray z, NDArray mel) {
    long length = z.getShape().get(2);
    NDArray condition = condition(mel, length * config.nGroup());
    long first = config.nGroup() - config.channelsOf(steps.size() - 1);
    NDArray x = channels(z, first, config.nGroup());
    for (int k = steps.size() - 1; k >= 0; k--) {
      Step step = steps.get(k);
      x = Scope.keepResult(x, y -> step.mixing().inverse(step.coupling().inverse(y, condition)));
      if (config.leavesBefore(k)) {
        first -= config.nEarlySize();
        x = channels(z, first, first + config.nEarlySize()).concat(x, 1);
      }
    }
    return x.transpose(0, 2, 1).reshape(x.getShape().get(0), length * config.nGroup());
  }

  /** The mel frames stretched to the waveform, grouped like it: (B, mel bins * g, N / g). */
  private NDArray condition(NDArray mel, long samples) {
    NDArray stretched = upsample.forward(mel);
    NDIndex cut = new NDIndex().addAllDim().addAllDim().addSliceDim(0, samples);
    return group(stretched.get(cut));
  }

  /** Neighbouring samples of (B, C, N) as channels: (B, C * g, N / g). */
  private NDArray group(NDArray x) {
    long batch = x.getShape().get(0);
    long channels = x.getShape().get(1);
    int g = config.nGroup();
    long length = x.getShape().get(2) / g;
    return x.reshape(batch, channels, length, g)
        .transpose(0, 1, 3, 2)
        .reshape(batch, channels * g, length);
  }

  private static NDArray channels(NDArray x, long from, long to) {
    return x.get(new NDIndex().addAllDim().addSliceDim(from, to));
  }
}
