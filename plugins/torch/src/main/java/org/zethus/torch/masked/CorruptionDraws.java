package org.zethus.torch.masked;

import java.util.Random;

/** Where the random numbers of a {@link Corruption} come from, in the order it asks. */
public interface CorruptionDraws {
  /** {@return the time of each sequence, uniform in [0, 1)} */
  float[] times(int batch);

  /** {@return the codebook that is hidden, with these weights} */
  int codebook(double[] weights);

  /** {@return a number uniform in [0, 1), which decides whether there are prompts} */
  float gate();

  /** {@return frames of each sequence's prompt, uniform in [shortest, end)} */
  int[] promptFrames(int batch, int shortest, int end);

  /** {@return which frames are hidden with their sequence's probability, (B, T) row by row} */
  boolean[] hidden(float[] probability, int frames);

  /** {@return numbers that follow from {@code random}} */
  static CorruptionDraws of(Random random) {
    return new RandomDraws(random);
  }
}
