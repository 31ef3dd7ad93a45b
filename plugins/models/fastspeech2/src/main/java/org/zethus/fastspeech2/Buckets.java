package org.zethus.fastspeech2;

import org.zethus.api.tensor.Tensor;
import org.zethus.fastspeech2.FastSpeech2Config.Quantization;
import org.zethus.onnx.graph.Graph;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.tts.Statistics;

/**
 * Quantises values: bucket {@code i} holds {@code boundaries[i - 1] < value <= boundaries[i]}, so
 * that n - 1 boundaries make n buckets.
 */
final class Buckets {
  private final float[] boundaries;

  /** Buckets between ascending boundaries. */
  Buckets(float[] boundaries) {
    this.boundaries = boundaries.clone();
  }

  /**
   * Buckets between the least and the greatest normalised value of a corpus.
   *
   * @throws IllegalArgumentException for {@link Quantization#LOG} and a least value that is not
   *     positive
   */
  static Buckets of(Quantization quantization, Statistics.Feature feature, int bins) {
    double min = feature.normalise(feature.min());
    double max = feature.normalise(feature.max());
    boolean log = quantization == Quantization.LOG;
    if (log && !(min > 0)) {
      throw new IllegalArgumentException(
          "logarithmic buckets need normalised values above 0, found a least value of %s; use \"linear\""
              .formatted(min));
    }
    float[] boundaries = new float[bins - 1];
    for (int i = 0; i < boundaries.length; i++) {
      double share = boundaries.length == 1 ? 0 : (double) i / (boundaries.length - 1);
      boundaries[i] =
          (float) (log ? min * StrictMath.pow(max / min, share) : min + (max - min) * share);
    }
    return new Buckets(boundaries);
  }

  /** {@return the boundaries between buckets} */
  float[] boundaries() {
    return boundaries.clone();
  }

  /** {@return the boundaries in a graph} */
  Value constant(Graph graph) {
    return graph.constant(Tensor.of(boundaries, boundaries.length));
  }

  /** {@return the bucket of each value} */
  long[] of(float[] values) {
    long[] buckets = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      buckets[i] = bucket(values[i]);
    }
    return buckets;
  }

  /** The number of boundaries below the value, by bisection. */
  private int bucket(float value) {
    int low = 0;
    int high = boundaries.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (boundaries[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
