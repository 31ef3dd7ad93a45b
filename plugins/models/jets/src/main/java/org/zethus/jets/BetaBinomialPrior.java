package org.zethus.jets;

import java.util.Arrays;
import org.zethus.torch.fastspeech.Mask;

/**
 * What is known of an alignment before anything is heard: phones follow one another about evenly.
 * In frame t of T the phone k of N has the probability of k successes in N trials under the
 * beta-binomial distribution with {@code alpha = t} and {@code beta = T - t + 1}.
 *
 * @see <a href="https://arxiv.org/abs/2108.10447">Badlani et al. 2021, section 2.2.1</a>
 */
final class BetaBinomialPrior {
  private final int phones;
  private final int frames;

  /** {@code logFactorial[n] = ln(n!)}: all parameters are whole, so no gamma function is needed. */
  private final double[] logFactorial;

  private BetaBinomialPrior(int phones, int frames) {
    this.phones = phones;
    this.frames = frames;
    logFactorial = new double[phones + frames + 1];
    for (int n = 1; n < logFactorial.length; n++) {
      logFactorial[n] = logFactorial[n - 1] + StrictMath.log(n);
    }
  }

  /** {@return the logarithm of the prior, (B, T, P) row by row; minus infinity at padding} */
  static float[] logarithms(Mask phones, Mask frames) {
    int height = frames.longest();
    int width = phones.longest();
    float[] all = new float[phones.size() * height * width];
    Arrays.fill(all, Float.NEGATIVE_INFINITY);
    for (int b = 0; b < phones.size(); b++) {
      BetaBinomialPrior prior = new BetaBinomialPrior(phones.lengths()[b], frames.lengths()[b]);
      for (int t = 0; t < prior.frames; t++) {
        prior.fill(all, (b * height + t) * width, t + 1);
      }
    }
    return all;
  }

  /** Writes one frame's row; {@code alpha} is its number from 1. */
  private void fill(float[] all, int start, int alpha) {
    int beta = frames - alpha + 1;
    double normaliser = logBeta(alpha, beta) - logFactorial[phones];
    for (int k = 0; k < phones; k++) {
      double choices = -logFactorial[k] - logFactorial[phones - k];
      all[start + k] = (float) (choices + logBeta(k + alpha, phones - k + beta) - normaliser);
    }
  }

  /** ln of Euler's beta function. */
  private double logBeta(int a, int b) {
    return logFactorial[a - 1] + logFactorial[b - 1] - logFactorial[a + b - 1];
  }
}
