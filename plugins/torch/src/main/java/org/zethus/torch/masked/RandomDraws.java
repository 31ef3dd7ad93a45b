package org.zethus.torch.masked;

import java.util.Random;

/** Draws from one of Java's generators. */
record RandomDraws(Random random) implements CorruptionDraws {
  @Override
  public float[] times(int batch) {
    float[] times = new float[batch];
    for (int b = 0; b < batch; b++) {
      times[b] = random.nextFloat();
    }
    return times;
  }

  @Override
  public int codebook(double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double left = random.nextDouble() * sum;
    int last = 0;
    for (int k = 0; k < weights.length; k++) {
      if (weights[k] > 0) {
        last = k;
        left -= weights[k];
        if (left < 0) {
          return k;
        }
      }
    }
    return last; // rounding may leave a trace of the sum
  }

  @Override
  public float gate() {
    return random.nextFloat();
  }

  @Override
  public int[] promptFrames(int batch, int shortest, int end) {
    int[] frames = new int[batch];
    for (int b = 0; b < batch; b++) {
      frames[b] = shortest + random.nextInt(end - shortest);
    }
    return frames;
  }

  @Override
  public boolean[] hidden(float[] probability, int frames) {
    boolean[] hidden = new boolean[probability.length * frames];
    for (int i = 0; i < hidden.length; i++) {
      hidden[i] = random.nextFloat() < probability[i / frames];
    }
    return hidden;
  }
}
