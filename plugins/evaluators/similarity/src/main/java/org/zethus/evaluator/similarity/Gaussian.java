package org.zethus.evaluator.similarity;

import java.util.List;

/**
 * A normal distribution.
 *
 * @param mean of width D
 * @param covariance (D, D), of a sample: divided by one less than its size
 */
record Gaussian(double[] mean, double[][] covariance) {
  /** {@return the distribution that fits vectors best; at least two are needed} */
  static Gaussian of(List<double[]> vectors) {
    int width = vectors.get(0).length;
    double[] mean = new double[width];
    for (double[] vector : vectors) {
      for (int d = 0; d < width; d++) {
        mean[d] += vector[d] / vectors.size();
      }
    }
    double[][] covariance = new double[width][width];
    for (double[] vector : vectors) {
      for (int i = 0; i < width; i++) {
        double difference = (vector[i] - mean[i]) / (vectors.size() - 1);
        for (int j = 0; j < width; j++) {
          covariance[i][j] += difference * (vector[j] - mean[j]);
        }
      }
    }
    return new Gaussian(mean, covariance);
  }

  /**
   * {@return the Fréchet distance {@code |m - m'|² + tr(S + S' - 2 (S S')^(1/2))}}
   *
   * <p>The root of the product has the trace of the root of {@code S^(1/2) S' S^(1/2)}, which is
   * symmetric; so singular covariances, of few vectors, do no harm.
   *
   * @see <a href="https://doi.org/10.1016/0047-259X(82)90077-X">Dowson, Landau 1982</a>
   */
  double frechetDistance(Gaussian other) {
    double distance = 0;
    for (int d = 0; d < mean.length; d++) {
      double difference = mean[d] - other.mean[d];
      distance += difference * difference + covariance[d][d] + other.covariance[d][d];
    }
    double[][] root = SymmetricMatrix.squareRoot(covariance);
    double[][] between =
        SymmetricMatrix.product(SymmetricMatrix.product(root, other.covariance), root);
    for (double eigenvalue : SymmetricMatrix.eigen(between).values()) {
      distance -= 2 * Math.sqrt(Math.max(0, eigenvalue));
    }
    return distance;
  }
}
