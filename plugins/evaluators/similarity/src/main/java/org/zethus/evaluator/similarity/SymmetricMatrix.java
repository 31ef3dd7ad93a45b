package org.zethus.evaluator.similarity;

/** Eigenvalues and roots of symmetric matrices, row by row. */
final class SymmetricMatrix {
  private static final int MOST_SWEEPS = 60;
  private static final double SMALL = 1e-15;

  private SymmetricMatrix() {}

  /**
   * What a matrix does: {@code A = V diag(values) V^T}.
   *
   * @param vectors one per row
   */
  record Eigen(double[] values, double[][] vectors) {}

  /**
   * {@return eigenvalues and eigenvectors, by turning one pair of axes after the other until
   * nothing is left beside the diagonal}
   *
   * @see <a href="https://doi.org/10.1017/S0962492900002750">Golub, van der Vorst 2000, section 3:
   *     Jacobi's method</a>
   */
  static Eigen eigen(double[][] matrix) {
    int n = matrix.length;
    double[][] a = new double[n][];
    double[][] vectors = new double[n][n];
    for (int i = 0; i < n; i++) {
      a[i] = matrix[i].clone();
      vectors[i][i] = 1;
    }
    for (int sweep = 0; sweep < MOST_SWEEPS && besideDiagonal(a) > SMALL * total(a); sweep++) {
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          if (a[p][q] != 0) {
            turn(a, vectors, p, q);
          }
        }
      }
    }
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = a[i][i];
    }
    return new Eigen(values, vectors);
  }

  /** Turns axes {@code p} and {@code q} so that {@code a[p][q]} becomes zero. */
  private static void turn(double[][] a, double[][] vectors, int p, int q) {
    double ratio = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    double tangent = Math.copySign(1, ratio) / (Math.abs(ratio) + Math.sqrt(ratio * ratio + 1));
    double cosine = 1 / Math.sqrt(tangent * tangent + 1);
    double sine = tangent * cosine;
    for (double[] row : a) {
      double first = row[p];
      row[p] = cosine * first - sine * row[q];
      row[q] = sine * first + cosine * row[q];
    }
    mix(a[p], a[q], cosine, sine);
    mix(vectors[p], vectors[q], cosine, sine);
  }

  private static void mix(double[] p, double[] q, double cosine, double sine) {
    for (int i = 0; i < p.length; i++) {
      double first = p[i];
      p[i] = cosine * first - sine * q[i];
      q[i] = sine * first + cosine * q[i];
    }
  }

  private static double besideDiagonal(double[][] a) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        sum += i == j ? 0 : Math.abs(a[i][j]);
      }
    }
    return sum;
  }

  private static double total(double[][] a) {
    double sum = besideDiagonal(a);
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs(a[i][i]);
    }
    return sum;
  }

  /** {@return the symmetric root of a matrix without negative eigenvalues} */
  static double[][] squareRoot(double[][] matrix) {
    Eigen eigen = eigen(matrix);
    int n = matrix.length;
    double[][] root = new double[n][n];
    for (int k = 0; k < n; k++) {
      double value = Math.sqrt(Math.max(0, eigen.values()[k])); // rounding may leave one below 0
      double[] vector = eigen.vectors()[k];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          root[i][j] += value * vector[i] * vector[j];
        }
      }
    }
    return root;
  }

  static double[][] product(double[][] a, double[][] b) {
    int n = a.length;
    double[][] product = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < n; k++) {
        for (int j = 0; j < n; j++) {
          product[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return product;
  }
}
