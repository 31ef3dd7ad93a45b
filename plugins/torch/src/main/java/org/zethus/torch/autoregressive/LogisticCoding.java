package org.zethus.torch.autoregressive;

import ai.djl.ndarray.NDArray;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.zethus.dsp.feature.Mixture;
import org.zethus.dsp.feature.MuLaw;

/**
 * Samples as numbers, and a mixture of logistics for the next one, cut into classes.
 *
 * @param mixtures parts of the mixture
 * @param classes values that a number can take, e.g. 65536
 * @param smallestLogScale log scales below are raised to it
 * @param law the scale of the numbers; null for that of the samples
 * @see <a href="https://arxiv.org/abs/1711.10433">van den Oord et al. 2017 (Parallel WaveNet),
 *     section 2.1</a>
 */
public record LogisticCoding(
    int mixtures, int classes, double smallestLogScale, @Nullable MuLaw law)
    implements SampleCoding {
  private static final float LEAST = 1e-5f;

  public LogisticCoding {
    if (mixtures < 1 || classes < 2) {
      throw new IllegalArgumentException(
          "need at least 1 part and 2 classes, found %d and %d".formatted(mixtures, classes));
    }
  }

  @Override
  public int channels() {
    return 3 * mixtures;
  }

  @Override
  public float value(float sample) {
    return law == null ? sample : (float) law.compress(sample);
  }

  @Override
  public float sample(float value) {
    return law == null ? value : (float) law.expand(value);
  }

  @Override
  public float draw(float[] outputs, Random random) {
    float[] partNoise = new float[mixtures];
    for (int k = 0; k < mixtures; k++) {
      partNoise[k] = uniform(random);
    }
    return new Mixture(outputs, mixtures, 1, smallestLogScale)
        .sampleLogistic(partNoise, new float[] {uniform(random)})[0];
  }

  /** Far enough from 0 and 1 for a logarithm. */
  private static float uniform(Random random) {
    return LEAST + (1 - 2 * LEAST) * random.nextFloat();
  }

  @Override
  public NDArray loss(NDArray outputs, NDArray values) {
    return MuLawCoding.SCRIPT.call(
        "logistic_loss", outputs, values, (long) classes, smallestLogScale);
  }
}
