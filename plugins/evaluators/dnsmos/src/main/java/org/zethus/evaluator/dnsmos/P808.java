package org.zethus.evaluator.dnsmos;

import java.util.Arrays;
import java.util.Map;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.audio.MelSpec.MelNorm;
import org.zethus.api.audio.MelSpec.MelScale;
import org.zethus.api.audio.MelSpec.Padding;
import org.zethus.api.tensor.Tensor;
import org.zethus.dsp.feature.LogPowerMel;

/**
 * The quality as listeners say it by ITU-T P.808, in one number. Frames are made as librosa makes
 * them today, with zeros around the excerpt.
 *
 * @param graph takes (1, 900, 120)
 * @see <a href="https://arxiv.org/abs/2010.15258">Reddy et al. 2021</a>
 */
record P808(OpinionGraph graph) implements Measure {
  /** The published graph's name. */
  static final String FILE = "model_v8.onnx";

  static final int OPINIONS = 1;

  private static final int HOP = 160;
  private static final int WINDOW = 321;
  private static final int BINS = 120;
  private static final LogPowerMel MEL =
      new LogPowerMel(
          new MelSpec(
              Excerpts.SAMPLE_RATE,
              WINDOW,
              WINDOW,
              HOP,
              BINS,
              0,
              Excerpts.SAMPLE_RATE / 2.0,
              Padding.CENTER_ZERO,
              0,
              0,
              MelScale.SLANEY,
              MelNorm.SLANEY));

  @Override
  public Map<String, Double> of(float[] excerpt) {
    Tensor features = features(Arrays.copyOf(excerpt, excerpt.length - HOP));
    return Map.of("dnsmos_p808", (double) graph.opinions(features)[0]);
  }

  /** {@return (1, frames, mel bins): 1 where it is loudest, -1 from 80 dB below on} */
  static Tensor features(float[] samples) {
    int frames = samples.length / HOP;
    float[] mel = MEL.of(samples, frames);
    float loudest = Float.NEGATIVE_INFINITY;
    for (float value : mel) {
      loudest = Math.max(loudest, value);
    }
    float[] features = new float[mel.length];
    for (int t = 0; t < frames; t++) {
      for (int band = 0; band < BINS; band++) {
        features[t * BINS + band] = (mel[band * frames + t] - loudest) / 4 + 1;
      }
    }
    return Tensor.of(features, 1, frames, BINS);
  }

  @Override
  public void close() {
    graph.close();
  }
}
