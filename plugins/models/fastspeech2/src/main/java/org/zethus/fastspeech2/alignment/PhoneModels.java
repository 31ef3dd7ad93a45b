package org.zethus.fastspeech2.alignment;

import java.util.Arrays;
import java.util.List;

/** How each phone sounds: a Gaussian with a diagonal covariance over {@link Cepstra}. */
final class PhoneModels {
  /**
   * Frames of the average sound that each phone's variance is mixed with, for rare phones' sake.
   */
  private static final double PRIOR_FRAMES = 10;

  /** Share of the average variance that a phone's own does not go below. */
  private static final double LEAST_VARIANCE = 0.05;

  private final double[][] mean;
  private final double[][] precision;
  private final double[] constant;

  private PhoneModels(int phones, int width) {
    mean = new double[phones][width];
    precision = new double[phones][width];
    constant = new double[phones];
  }

  /** {@return the models under which aligned utterances are most likely} */
  static PhoneModels of(List<Alignable> utterances, List<int[]> durations, int phones) {
    int width = Cepstra.WIDTH;
    double[] count = new double[phones];
    double[][] sum = new double[phones][width];
    double[][] squares = new double[phones][width];
    for (int u = 0; u < durations.size(); u++) {
      Alignable utterance = utterances.get(u);
      int t = 0;
      for (int i = 0; i < utterance.phones().length; i++) {
        int phone = utterance.phones()[i];
        for (int end = t + durations.get(u)[i]; t < end; t++) {
          count[phone]++;
          add(utterance.features()[t], sum[phone], squares[phone]);
        }
      }
    }
    return estimate(count, sum, squares);
  }

  private static void add(float[] features, double[] sum, double[] squares) {
    for (int d = 0; d < features.length; d++) {
      sum[d] += features[d];
      squares[d] += (double) features[d] * features[d];
    }
  }

  private static PhoneModels estimate(double[] count, double[][] sum, double[][] squares) {
    double frames = Arrays.stream(count).sum();
    PhoneModels models = new PhoneModels(count.length, Cepstra.WIDTH);
    for (int d = 0; d < Cepstra.WIDTH; d++) {
      int element = d;
      double averageMean = Arrays.stream(sum).mapToDouble(row -> row[element]).sum() / frames;
      double averageVariance =
          Arrays.stream(squares).mapToDouble(row -> row[element]).sum() / frames
              - averageMean * averageMean;
      for (int phone = 0; phone < count.length; phone++) {
        double own = count[phone] == 0 ? averageMean : sum[phone][d] / count[phone];
        double spread = squares[phone][d] - count[phone] * own * own;
        double variance = (spread + PRIOR_FRAMES * averageVariance) / (count[phone] + PRIOR_FRAMES);
        models.mean[phone][d] = own;
        models.precision[phone][d] =
            1 / Math.max(variance, LEAST_VARIANCE * averageVariance + Double.MIN_NORMAL);
        models.constant[phone] += StrictMath.log(models.precision[phone][d]) / 2;
      }
    }
    return models;
  }

  /** {@return log-likelihoods up to a constant of each frame under each phone, (frames, phones)} */
  float[] logLikelihoods(Alignable utterance) {
    int[] phones = utterance.phones();
    float[][] features = utterance.features();
    float[][] byPhone = new float[constant.length][];
    float[] all = new float[features.length * phones.length];
    for (int i = 0; i < phones.length; i++) {
      float[] column = byPhone[phones[i]];
      if (column == null) {
        column = column(features, phones[i]);
        byPhone[phones[i]] = column;
      }
      for (int t = 0; t < column.length; t++) {
        all[t * phones.length + i] = column[t];
      }
    }
    return all;
  }

  private float[] column(float[][] features, int phone) {
    float[] column = new float[features.length];
    for (int t = 0; t < column.length; t++) {
      double distance = 0;
      for (int d = 0; d < features[t].length; d++) {
        double difference = features[t][d] - mean[phone][d];
        distance += difference * difference * precision[phone][d];
      }
      column[t] = (float) (constant[phone] - distance / 2);
    }
    return column;
  }
}
