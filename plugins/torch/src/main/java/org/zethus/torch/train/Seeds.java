package org.zethus.torch.train;

import java.util.Random;

/** Independent random numbers for every purpose and place, all from one seed. */
final class Seeds {
  /** The order of batches; the place is the epoch. */
  static final long BATCHES = 1;

  /** What a batch cuts out of its items; the place is the batch. */
  static final long CROPS = 2;

  /** Dropout and noise; the place is the step. */
  static final long STEP = 3;

  /** Validation and samples; the place is the step. */
  static final long EVALUATION = 4;

  private Seeds() {}

  /** {@return a seed, as good as independent of those of other purposes and places} */
  static long derive(long seed, long purpose, long place) {
    return mix(mix(mix(seed) ^ purpose) ^ place);
  }

  /** {@return random numbers for one purpose and place} */
  static Random random(long seed, long purpose, long place) {
    return new Random(derive(seed, purpose, place));
  }

  /** SplitMix64: one bit changed in, half of the bits changed out. */
  private static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }
}
