package org.zethus.fastspeech2.alignment;

/**
 * Features in which a phone is nearly a Gaussian: cepstra of log-mel frames, whose elements hardly
 * depend on one another, and their slopes.
 *
 * @see <a href="https://doi.org/10.1109/TASSP.1980.1163420">Davis and Mermelstein 1980</a>
 */
final class Cepstra {
  private static final int COUNT = 13;
  private static final int SLOPE_FRAMES = 2; // on each side

  /** Elements per frame. */
  static final int WIDTH = 2 * COUNT;

  private Cepstra() {}

  /**
   * Computes.
   *
   * @param mel log-mel frames, (mel bins, frames) row by row
   * @return (frames, {@link #WIDTH}): the cosine transform over bins, then its slope over time
   */
  static float[][] of(float[] mel, int melBins) {
    int frames = mel.length / melBins;
    float[][] features = new float[frames][WIDTH];
    double[][] cosines = cosines(melBins);
    for (int t = 0; t < frames; t++) {
      for (int k = 0; k < COUNT; k++) {
        double sum = 0;
        for (int bin = 0; bin < melBins; bin++) {
          sum += mel[bin * frames + t] * cosines[k][bin];
        }
        features[t][k] = (float) sum;
      }
    }
    for (int t = 0; t < frames; t++) {
      for (int k = 0; k < COUNT; k++) {
        features[t][COUNT + k] = slope(features, t, k);
      }
    }
    return features;
  }

  private static double[][] cosines(int melBins) {
    double[][] cosines = new double[COUNT][melBins];
    for (int k = 0; k < COUNT; k++) {
      for (int bin = 0; bin < melBins; bin++) {
        cosines[k][bin] =
            StrictMath.cos(Math.PI * k * (bin + 0.5) / melBins) * Math.sqrt(2.0 / melBins);
      }
    }
    return cosines;
  }

  /** The slope of the line through a cepstrum's neighbours in time. */
  private static float slope(float[][] features, int t, int k) {
    double sum = 0;
    double weight = 0;
    for (int i = 1; i <= SLOPE_FRAMES; i++) {
      float later = features[Math.min(t + i, features.length - 1)][k];
      float earlier = features[Math.max(t - i, 0)][k];
      sum += i * (later - earlier);
      weight += 2.0 * i * i;
    }
    return (float) (sum / weight);
  }
}
