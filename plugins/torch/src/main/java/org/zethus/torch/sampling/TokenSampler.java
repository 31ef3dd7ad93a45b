package org.zethus.torch.sampling;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Draws a symbol from logits: repetition penalty, temperature, the k likeliest, the nucleus,
 * softmax.
 *
 * @see <a href="https://arxiv.org/abs/1904.09751">Holtzman et al. 2019 (nucleus), section 3.1</a>
 * @see <a href="https://arxiv.org/abs/1909.05858">Keskar et al. 2019 (penalty), section 4.1</a>
 */
public final class TokenSampler {
  private final Sampling sampling;

  public TokenSampler(Sampling sampling) {
    this.sampling = sampling;
  }

  /**
   * {@return the logits after penalty and temperature, those that are not drawn negative infinity}
   *
   * @param logits of all symbols
   * @param seen symbols that stand in the sequence
   */
  public float[] filtered(float[] logits, BitSet seen) {
    float[] scores = logits.clone();
    penalise(scores, seen);
    if (sampling.temperature() != 1) {
      for (int i = 0; i < scores.length; i++) {
        scores[i] /= (float) sampling.temperature();
      }
    }
    if (sampling.topK() > 0 && sampling.topK() < scores.length) {
      keepFrom(largest(scores, sampling.topK()), scores);
    }
    if (sampling.topP() < 1) {
      keepFrom(nucleusEdge(scores), scores);
    }
    return scores;
  }

  private void penalise(float[] scores, BitSet seen) {
    float penalty = (float) sampling.repetitionPenalty();
    for (int i = seen.nextSetBit(0); i >= 0 && i < scores.length; i = seen.nextSetBit(i + 1)) {
      scores[i] = scores[i] < 0 ? scores[i] * penalty : scores[i] / penalty;
    }
  }

  /**
   * The k-th largest; vocabularies are large and k is small, so sorting them all would be waste.
   */
  private static float largest(float[] scores, int k) {
    float[] best = new float[k]; // ascending
    Arrays.fill(best, Float.NEGATIVE_INFINITY);
    for (float score : scores) {
      if (score > best[0]) {
        int place = 1;
        while (place < k && best[place] < score) {
          best[place - 1] = best[place];
          place++;
        }
        best[place - 1] = score;
      }
    }
    return best[0];
  }

  /** The smallest score of the nucleus: the first whose probability brings the sum above p. */
  private float nucleusEdge(float[] scores) {
    float[] ascending = scores.clone();
    Arrays.sort(ascending);
    float top = ascending[ascending.length - 1];
    double total = 0;
    for (float score : ascending) {
      total += Math.exp(score - top);
    }
    double sum = 0;
    for (int i = ascending.length - 1; i > 0; i--) {
      sum += Math.exp(ascending[i] - top) / total;
      if (sum > sampling.topP()) {
        return ascending[i];
      }
    }
    return ascending[0];
  }

  private static void keepFrom(float edge, float[] scores) {
    for (int i = 0; i < scores.length; i++) {
      if (scores[i] < edge) {
        scores[i] = Float.NEGATIVE_INFINITY;
      }
    }
  }

  /** {@return the probabilities with which symbols are drawn; arguments as in {@link #filtered}} */
  public double[] probabilities(float[] logits, BitSet seen) {
    float[] scores = filtered(logits, seen);
    float top = scores[likeliest(scores)];
    double[] probabilities = new double[scores.length];
    double total = 0;
    for (int i = 0; i < scores.length; i++) {
      probabilities[i] = Math.exp(scores[i] - top);
      total += probabilities[i];
    }
    for (int i = 0; i < scores.length; i++) {
      probabilities[i] /= total;
    }
    return probabilities;
  }

  /**
   * {@return a symbol}
   *
   * @param uniform in [0, 1): where in the cumulated probabilities it lies
   */
  public int draw(float[] logits, BitSet seen, double uniform) {
    double[] probabilities = probabilities(logits, seen);
    double sum = 0;
    int last = 0;
    for (int i = 0; i < probabilities.length; i++) {
      sum += probabilities[i];
      if (sum > uniform) {
        return i;
      }
      if (probabilities[i] > 0) {
        last = i;
      }
    }
    return last; // the sum may end a little below 1
  }

  /** {@return the symbol of the largest logit, the first of several} */
  public static int likeliest(float[] logits) {
    int best = 0;
    for (int i = 1; i < logits.length; i++) {
      if (logits[i] > logits[best]) {
        best = i;
      }
    }
    return best;
  }
}
