package org.zethus.onnx.voice;

import org.zethus.api.audio.Signal;
import org.zethus.api.tensor.Tensor;

/** A graph that says symbols, in the layout of its family. */
@FunctionalInterface
interface SpeakingGraph {
  /** {@return a waveform, or mel frames for a vocoder} */
  Signal speak(Symbols symbols, Scales scales, long speaker);

  /** {@return samples in [-1, 1], whatever shape and gain the graph gave them} */
  static float[] samples(Tensor audio) {
    float[] samples = audio.floats();
    for (int i = 0; i < samples.length; i++) {
      samples[i] = Math.max(-1, Math.min(1, samples[i]));
    }
    return samples;
  }
}
