package org.zethus.torch.tts;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.zethus.api.config.Default;

/**
 * Pitch and energy of a training corpus, on the scale they are normalised on.
 *
 * @param pitch F0 in Hz, or ln(F0) with {@code use_log_scale_pitch}
 * @param energy of a frame, or its logarithm with {@code use_log_scale_energy}
 */
public record Statistics(@Default("{}") Feature pitch, @Default("{}") Feature energy) {
  /**
   * One feature.
   *
   * @param mean of all values
   * @param std standard deviation; greater than 0
   * @param min least value
   * @param max greatest value
   */
  public record Feature(
      @Default("0") double mean,
      @Default("1") double std,
      @Default("-3") double min,
      @Default("3") double max) {
    public Feature {
      if (!(std > 0 && min <= max)) {
        throw new IllegalArgumentException(
            "need statistics with std > 0 and min <= max, found std %s, min %s, max %s"
                .formatted(std, min, max));
      }
    }

    /** {@return the value as the network sees it: zero mean, unit variance; NaN is the mean} */
    public double normalise(double value) {
      return Double.isNaN(value) ? 0 : (value - mean) / std;
    }

    /**
     * {@return statistics of values, without the NaNs; a constant corpus has a standard deviation
     * of 1, so that its values normalise to 0}
     */
    public static Feature of(List<float[]> items) {
      DoubleSummaryStatistics summary = values(items).summaryStatistics();
      if (summary.getCount() == 0) {
        return new Feature(0, 1, -3, 3);
      }
      double mean = summary.getAverage();
      // In a second pass: the difference of large sums would lose digits.
      double squares = values(items).map(value -> (value - mean) * (value - mean)).sum();
      double std = Math.sqrt(squares / summary.getCount());
      return new Feature(mean, std > 0 ? std : 1, summary.getMin(), summary.getMax());
    }

    private static DoubleStream values(List<float[]> items) {
      return items.stream()
          .flatMapToDouble(item -> IntStream.range(0, item.length).mapToDouble(i -> item[i]))
          .filter(value -> !Double.isNaN(value));
    }
  }
}
