package org.zethus.dualcodec;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import org.zethus.api.audio.Waveform;
import org.zethus.dsp.Resampler;

/** From a waveform at the codec's rate to one semantic feature per frame. */
final class SemanticInput implements AutoCloseable {
  private final DualCodec codec;
  private final DualCodecCheckpoint config;
  private final SemanticEncoder encoder;

  SemanticInput(DualCodec codec, DualCodecCheckpoint config, SemanticEncoder encoder) {
    this.codec = codec;
    this.config = config;
    this.encoder = encoder;
  }

  /** {@return features (1, D, T), T the waveform's frames} */
  NDArray features(NDManager manager, Waveform waveform) {
    Waveform heard = Resampler.resample(waveform, config.semantic().frontEnd().samplingRate());
    float[] samples = heard.samples();
    float[] enough = Arrays.copyOf(samples, Math.max(samples.length, least()));
    int hop = config.model().hopLength();
    return DualCodec.fitted(
        codec.pooled(encoder.forward(manager, enough)), (waveform.length() + hop - 1L) / hop);
  }

  /** Samples that one pooled feature needs: a window reaches 15 ms beyond its hop. */
  private int least() {
    int factor = config.model().semanticDownsampleFactor();
    return factor * config.semantic().hopLength()
        + config.semantic().frontEnd().samplingRate() * 15 / 1000
        + 1;
  }

  @Override
  public void close() {
    encoder.close();
  }
}
