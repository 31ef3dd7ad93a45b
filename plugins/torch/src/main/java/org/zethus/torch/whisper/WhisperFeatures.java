package org.zethus.torch.whisper;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.zethus.torch.Scope;

/**
 * What content tokenisers take of Whisper: features of the frames that a recording has, their mean
 * taken off and divided by their standard deviation. 50 frames per second.
 */
public final class WhisperFeatures {
  private static final int SAMPLES_PER_FRAME = 320;

  private final WhisperFrontEnd frontEnd;
  private final WhisperEncoder encoder;
  private final NDArray mean;
  private final NDArray standardDeviation;

  /**
   * Joins the parts.
   *
   * @param mean of every channel, (D)
   * @param standardDeviation of every channel, (D)
   */
  public WhisperFeatures(
      WhisperFrontEnd frontEnd, WhisperEncoder encoder, NDArray mean, NDArray standardDeviation) {
    this.frontEnd = frontEnd;
    this.encoder = encoder;
    this.mean = mean;
    this.standardDeviation = standardDeviation;
  }

  /**
   * Listens to a recording.
   *
   * @param samples mono, in [-1, 1], at 16 kHz
   * @return (1, T, D), T at most as many frames as the encoder takes
   */
  public NDArray forward(NDManager manager, float[] samples) {
    return Scope.keepResult(
        frontEnd.whole(manager, samples),
        logMel -> normalised(encoder.forward(logMel), samples.length / SAMPLES_PER_FRAME));
  }

  /** {@return the first frames of (B, T, D), normalised} */
  NDArray normalised(NDArray encoded, int frames) {
    return encoded.get(":, :{}", frames).sub(mean).div(standardDeviation);
  }
}
