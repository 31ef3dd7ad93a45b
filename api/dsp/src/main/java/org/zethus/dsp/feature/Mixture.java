package org.zethus.dsp.feature;

/**
 * A mixture that a model predicts for each sample in [-1, 1]: of logistics cut into classes, or of
 * Gaussians.
 *
 * @see <a href="https://arxiv.org/abs/1701.05517">Salimans et al. 2017, PixelCNN++, section 2.1</a>
 */
public final class Mixture {
  /** Beyond, a sample takes all of the tail's probability. */
  private static final double EDGE = 0.999;

  /** Below, the difference of two distribution functions has too few digits. */
  private static final double SMALLEST_DIFFERENCE = 1e-5;

  private final int mixtures;
  private final int frames;
  private final float[] predicted;
  private final double smallestLogScale;

  /**
   * The mixtures of all samples of a batch.
   *
   * @param predicted (B, 3 mixtures, T) row by row: logits of the weights, means, log scales; not
   *     copied
   * @param mixtures parts of each mixture
   * @param frames T
   * @param smallestLogScale log scales below are raised to it
   */
  public Mixture(float[] predicted, int mixtures, int frames, double smallestLogScale) {
    if (mixtures < 1 || frames < 1 || predicted.length % (3 * mixtures * frames) != 0) {
      throw new IllegalArgumentException(
          "need (B, 3 * %d, %d) values, found %d".formatted(mixtures, frames, predicted.length));
    }
    this.predicted = predicted;
    this.mixtures = mixtures;
    this.frames = frames;
    this.smallestLogScale = smallestLogScale;
  }

  private int samples() {
    return predicted.length / (3 * mixtures);
  }

  private double at(int sample, int row) {
    return predicted[(sample / frames * 3 * mixtures + row) * frames + sample % frames];
  }

  private double mean(int sample, int part) {
    return at(sample, mixtures + part);
  }

  private double logScale(int sample, int part) {
    return Math.max(smallestLogScale, at(sample, 2 * mixtures + part));
  }

  /** The logarithm of a density of one part. */
  @FunctionalInterface
  private interface LogDensity {
    double of(double y, double mean, double logScale);
  }

  /**
   * {@return the negative log-likelihood of each sample under logistics, (B, T) row by row}
   *
   * @param y samples in [-1, 1], (B, T) row by row
   * @param classes values that a sample can take, e.g. 256
   */
  public float[] logisticLoss(float[] y, int classes) {
    double halfClass = 1.0 / (classes - 1);
    double logClasses = StrictMath.log((classes - 1) / 2.0);
    return loss(y, (x, mean, scale) -> logLogistic(x, x - mean, scale, halfClass, logClasses));
  }

  private static double logLogistic(
      double y, double centred, double logScale, double halfClass, double logClasses) {
    double inverse = StrictMath.exp(-logScale);
    double upper = inverse * (centred + halfClass);
    double lower = inverse * (centred - halfClass);
    if (y < -EDGE) {
      return upper - softplus(upper);
    }
    if (y > EDGE) {
      return -softplus(lower);
    }
    double difference = sigmoid(upper) - sigmoid(lower);
    if (difference > SMALLEST_DIFFERENCE) {
      return StrictMath.log(difference);
    }
    double middle = inverse * centred;
    return middle - logScale - 2 * softplus(middle) - logClasses;
  }

  /**
   * {@return the negative log-likelihood of each sample under Gaussians, (B, T) row by row}
   *
   * @param y samples, (B, T) row by row
   */
  public float[] gaussianLoss(float[] y) {
    double logRoot = 0.5 * StrictMath.log(2 * Math.PI);
    return loss(
        y,
        (x, mean, logScale) -> {
          double deviations = (x - mean) / StrictMath.exp(logScale);
          return -0.5 * deviations * deviations - logScale - logRoot;
        });
  }

  private float[] loss(float[] y, LogDensity density) {
    if (y.length != samples()) {
      throw new IllegalArgumentException(
          "need %d samples, found %d".formatted(samples(), y.length));
    }
    float[] loss = new float[y.length];
    double[] weights = new double[mixtures];
    double[] joint = new double[mixtures];
    for (int i = 0; i < loss.length; i++) {
      for (int k = 0; k < mixtures; k++) {
        weights[k] = at(i, k);
        joint[k] = weights[k] + density.of(y[i], mean(i, k), logScale(i, k));
      }
      loss[i] = (float) (logSumExp(weights) - logSumExp(joint));
    }
    return loss;
  }

  /**
   * {@return samples of the logistics, cut off at -1 and 1, (B, T) row by row}
   *
   * @param partNoise uniform in (0, 1), (B, T, mixtures) row by row: chooses the part
   * @param sampleNoise uniform in (0, 1), (B, T) row by row
   */
  public float[] sampleLogistic(float[] partNoise, float[] sampleNoise) {
    float[] drawn = new float[samples()];
    for (int i = 0; i < drawn.length; i++) {
      int part = 0;
      double best = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < mixtures; k++) {
        double score = at(i, k) - StrictMath.log(-StrictMath.log(partNoise[i * mixtures + k]));
        if (score > best) {
          best = score;
          part = k;
        }
      }
      double logit = StrictMath.log(sampleNoise[i]) - StrictMath.log1p(-sampleNoise[i]);
      double sample = mean(i, part) + StrictMath.exp(logScale(i, part)) * logit;
      drawn[i] = (float) Math.max(-1, Math.min(1, sample));
    }
    return drawn;
  }

  private static double sigmoid(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }

  private static double softplus(double x) {
    return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
  }

  private static double logSumExp(double[] values) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      largest = Math.max(largest, value);
    }
    double sum = 0;
    for (double value : values) {
      sum += StrictMath.exp(value - largest);
    }
    return largest + StrictMath.log(sum);
  }
}
