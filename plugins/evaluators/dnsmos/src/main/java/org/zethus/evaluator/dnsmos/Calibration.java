package org.zethus.evaluator.dnsmos;

/**
 * Polynomials that bring what the graph says to listeners' opinions from 1 to 5, as published with
 * it. Coefficients begin with that of the highest power.
 *
 * @param signal of the speech
 * @param background of the noise
 * @param overall of both
 */
record Calibration(double[] signal, double[] background, double[] overall) {
  private static final Calibration GENERAL =
      new Calibration(
          new double[] {-0.08397278, 1.22083953, 0.0052439},
          new double[] {-0.13166888, 1.60915514, -0.39604546},
          new double[] {-0.06766283, 1.11546468, 0.04602535});

  private static final Calibration PERSONALIZED =
      new Calibration(
          new double[] {-0.01019296, 0.02751166, 1.19576786, -0.24348726},
          new double[] {-0.04976499, 0.44276479, -0.1644611, 0.96883132},
          new double[] {-0.00533021, 0.005101, 1.18058466, -0.11236046});

  static Calibration of(DnsmosConfig.Listeners listeners) {
    return listeners.personalized() ? PERSONALIZED : GENERAL;
  }

  static double value(double[] polynomial, double x) {
    double value = 0;
    for (double coefficient : polynomial) {
      value = value * x + coefficient;
    }
    return value;
  }
}
