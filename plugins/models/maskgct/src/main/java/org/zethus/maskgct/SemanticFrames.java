package org.zethus.maskgct;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import org.zethus.api.audio.MelSpec;
import org.zethus.dsp.MelSpectrogram;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.repcodec.RepCodecConfig;
import org.zethus.torch.w2vbert.FeatureExtractor;
import org.zethus.torch.w2vbert.SemanticFeatures;
import org.zethus.torch.w2vbert.W2vBert;

/**
 * What of a recording the semantic codec quantises: hidden states of an encoder or, where there is
 * none, mel frames. Each of their dimensions has mean 0 and variance 1.
 */
interface SemanticFrames {
  /** {@return samples per second that {@link #forward} takes} */
  int sampleRate();

  /**
   * {@return frames (1, T, D)}
   *
   * @param samples mono
   */
  NDArray forward(NDManager manager, float[] samples);

  /** {@return those of an encoder} */
  static SemanticFrames ofEncoder(StateDict weights, MaskGctConfig.SemanticModel config) {
    Scale scale = Scale.of(weights, config.network().hiddenSize());
    SemanticFeatures features =
        new SemanticFeatures(
            new FeatureExtractor(config.features()),
            new W2vBert(weights.at("semantic_model"), config.network(), config.layerUsed()),
            scale.mean(),
            scale.deviation());
    return new SemanticFrames() {
      @Override
      public int sampleRate() {
        return features.sampleRate();
      }

      @Override
      public NDArray forward(NDManager manager, float[] samples) {
        return features.forward(manager, samples);
      }
    };
  }

  /** {@return mel frames} */
  static SemanticFrames ofMel(StateDict weights, MelSpec spec, RepCodecConfig codec) {
    if (codec.hiddenSize() != spec.melBins()) {
      throw new IllegalArgumentException(
          "need a semantic codec whose hidden_size is n_mel, found %d and %d"
              .formatted(codec.hiddenSize(), spec.melBins()));
    }
    Scale scale = Scale.of(weights, spec.melBins());
    MelSpectrogram mel = new MelSpectrogram(spec);
    return new SemanticFrames() {
      @Override
      public int sampleRate() {
        return spec.sampleRate();
      }

      @Override
      public NDArray forward(NDManager manager, float[] samples) {
        float[] values = mel.extract(samples).values();
        NDArray frames = Tensors.of(manager, values, 1, spec.melBins(), mel.frames(samples.length));
        return frames.swapAxes(1, 2).sub(scale.mean()).div(scale.deviation());
      }
    };
  }

  /** Statistics of the frames, (D); in the checkpoint {@code mean} and {@code var}. */
  record Scale(NDArray mean, NDArray deviation) {
    static Scale of(StateDict weights, int width) {
      StateDict statistics = weights.at("semantic_statistics");
      NDArray deviation = statistics.buffer("var", Init.ONES, width).sqrt();
      NDScope.unregister(deviation); // it joined the weights' manager and is freed with them
      return new Scale(statistics.buffer("mean", Init.ZEROS, width), deviation);
    }
  }
}
