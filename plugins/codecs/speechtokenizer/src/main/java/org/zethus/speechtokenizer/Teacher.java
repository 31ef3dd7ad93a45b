package org.zethus.speechtokenizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import org.zethus.api.audio.Waveform;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.dsp.Resampler;
import org.zethus.torch.Autograd;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.codec.Recordings;
import org.zethus.torch.hubert.Hubert;
import org.zethus.torch.hubert.HubertConfig;
import org.zethus.torch.kernels.TorchScript;
import org.zethus.torch.w2vbert.FeatureExtractor;

/** Tells the first codebook what to carry; it is given, not trained. */
abstract class Teacher implements AutoCloseable {
  private static final TorchScript KERNELS = TorchScript.beside(Teacher.class, "distillation.py");

  private final int sampleRate;
  private final int least;

  /**
   * A teacher.
   *
   * @param sampleRate of what it listens to, in Hz
   * @param least samples it needs; silence makes up for what is missing
   */
  private Teacher(int sampleRate, int least) {
    this.sampleRate = sampleRate;
    this.least = least;
  }

  /** {@return features (1, T, D) of samples at its rate} */
  abstract NDArray features(NDManager manager, float[] samples);

  @Override
  public void close() {}

  /**
   * {@return the teacher that a config asks for}
   *
   * @param files HuBERT's folder, where it is HuBERT
   * @param width of what the first codebook tells
   * @throws ZethusException if the teacher's features have another width
   */
  static Teacher of(
      TeacherConfig config, Checkpoint files, int width, TorchBackend torch, Device device) {
    return switch (config.encoder()) {
      case LOG_MEL -> {
        requireWidth(config.frontEnd().width(), width);
        yield new LogMel(new FeatureExtractor(config.frontEnd()));
      }
      case HUBERT -> {
        HubertConfig hubert = files.config(HubertConfig.class);
        requireWidth(hubert.hiddenSize(), width);
        yield torch.load(files, device, weights -> new OfHubert(weights, hubert));
      }
    };
  }

  private static void requireWidth(int features, int width) {
    if (features != width) {
      throw new ZethusException(
          "need a model.semantic_dimension like the teacher's %d numbers per frame, found %d"
              .formatted(features, width));
    }
  }

  /** {@return how far from its features what was told of recordings is, (B, T, D): a scalar} */
  final NDArray distance(NDArray told, Recordings recordings) {
    NDManager manager = told.getManager();
    NDList features = new NDList();
    Autograd.inference(
        () -> {
          for (int i = 0; i < recordings.count(); i++) {
            NDArray heard = features(manager, samples(recordings.waveform(i)));
            features.add(fitted(heard, (int) told.getShape().get(1)));
          }
          return true;
        });
    return KERNELS.call("distance", told, NDArrays.concat(features, 0));
  }

  private float[] samples(Waveform recording) {
    float[] samples = Resampler.resample(recording, sampleRate).samples();
    return Arrays.copyOf(samples, Math.max(samples.length, least));
  }

  /** {@return for each of so many frames, evenly spread, the feature at its middle} */
  private static NDArray fitted(NDArray features, int frames) {
    long found = features.getShape().get(1);
    long[] nearest = new long[frames];
    Arrays.setAll(nearest, t -> (2 * t + 1) * found / (2L * frames));
    return features.get(":, {}", Tensors.of(features.getManager(), nearest, frames));
  }

  /** The mean of what all layers of HuBERT make. */
  private static final class OfHubert extends Teacher {
    private static final int SAMPLE_RATE = 16000;

    private final StateDict weights;
    private final HubertConfig config;
    private final Hubert hubert;

    OfHubert(StateDict weights, HubertConfig config) {
      super(SAMPLE_RATE, config.receptiveField());
      this.weights = weights;
      this.config = config;
      hubert = new Hubert(weights, config);
    }

    @Override
    NDArray features(NDManager manager, float[] samples) {
      NDArray waveform = Tensors.of(manager, samples, 1, samples.length);
      NDArray heard = config.doStableLayerNorm() ? Hubert.normalised(waveform) : waveform;
      return NDArrays.stack(new NDList(hubert.hiddenStates(heard))).mean(new int[] {0});
    }

    @Override
    public void close() {
      weights.close();
    }
  }

  /** The front end alone. */
  private static final class LogMel extends Teacher {
    private final FeatureExtractor frontEnd;

    LogMel(FeatureExtractor frontEnd) {
      super(frontEnd.sampleRate(), frontEnd.least());
      this.frontEnd = frontEnd;
    }

    @Override
    NDArray features(NDManager manager, float[] samples) {
      return frontEnd.extract(manager, samples).frames();
    }
  }
}
