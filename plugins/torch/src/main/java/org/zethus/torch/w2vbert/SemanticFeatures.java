package org.zethus.torch.w2vbert;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.zethus.api.plugin.ZethusException;
import org.zethus.torch.Scope;

/**
 * What semantic codecs quantise: one hidden layer of w2v-BERT 2.0, its mean taken off and divided
 * by its standard deviation. 50 frames per second.
 *
 * @see <a href="https://arxiv.org/abs/2409.00750">Wang et al. 2024 (MaskGCT), section 3.2.1</a>
 */
public final class SemanticFeatures {
  /** The layer that MaskGCT, Metis and DualCodec take. */
  public static final int LAYER = 17;

  private final FeatureExtractor frontEnd;
  private final W2vBert encoder;
  private final NDArray mean;
  private final NDArray standardDeviation;

  /**
   * Joins the parts.
   *
   * @param encoder built as deep as the layer that is wanted
   * @param mean of every channel, (D)
   * @param standardDeviation of every channel, (D)
   */
  public SemanticFeatures(
      FeatureExtractor frontEnd, W2vBert encoder, NDArray mean, NDArray standardDeviation) {
    this.frontEnd = frontEnd;
    this.encoder = encoder;
    this.mean = mean;
    this.standardDeviation = standardDeviation;
  }

  /** {@return samples per second that {@link #forward} takes} */
  public int sampleRate() {
    return frontEnd.sampleRate();
  }

  /**
   * Listens to a recording.
   *
   * @param samples mono, in [-1, 1], at {@link #sampleRate()} Hz
   * @return (1, T, D)
   * @throws ZethusException if the recording is shorter than two mel frames
   */
  public NDArray forward(NDManager manager, float[] samples) {
    FeatureExtractor.Features features = frontEnd.extract(manager, samples);
    return Scope.keepResult(
        features.frames(),
        frames -> encoder.forward(frames, features.mask()).sub(mean).div(standardDeviation));
  }
}
