package org.zethus.fastspeech2;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Which utterances a training step sees: those of alike lengths together, so that little is padded,
 * in an order that only the seed and the epoch decide. Step {@code s} can be asked for without the
 * steps before it, so a resumed training continues where it stopped.
 */
final class LengthBatches {
  /** Batches that are sorted by length together: enough to be alike, few enough to stay mixed. */
  private static final int BATCHES_PER_CHUNK = 8;

  private final int[] lengths;
  private final int batchSize;
  private final long seed;
  private long epoch = -1;
  private List<int[]> batches = List.of();

  /**
   * Batches of a corpus.
   *
   * @param lengths frames per utterance; at least one utterance
   * @param batchSize utterances per batch; the epoch's last batch may have fewer
   * @param seed of the order
   */
  LengthBatches(int[] lengths, int batchSize, long seed) {
    this.lengths = lengths.clone();
    this.batchSize = batchSize;
    this.seed = seed;
  }

  /** {@return the number of steps in which every utterance is seen once} */
  int perEpoch() {
    return (lengths.length + batchSize - 1) / batchSize;
  }

  /** {@return the indices of the utterances of a step, from 0} */
  int[] at(long step) {
    long wanted = step / perEpoch();
    if (wanted != epoch) {
      batches = shuffled(wanted);
      epoch = wanted;
    }
    return batches.get((int) (step % perEpoch())).clone();
  }

  private List<int[]> shuffled(long epoch) {
    Random random = new Random(seed * 0x9E3779B97F4A7C15L + epoch);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < lengths.length; i++) {
      order.add(i);
    }
    Collections.shuffle(order, random);
    int chunk = batchSize * BATCHES_PER_CHUNK;
    for (int start = 0; start < order.size(); start += chunk) {
      order
          .subList(start, Math.min(start + chunk, order.size()))
          .sort(Comparator.comparingInt(i -> lengths[i]));
    }
    List<int[]> made = new ArrayList<>();
    int[] flat = order.stream().mapToInt(i -> i).toArray();
    for (int start = 0; start < flat.length; start += batchSize) {
      made.add(Arrays.copyOfRange(flat, start, Math.min(start + batchSize, flat.length)));
    }
    Collections.shuffle(made, random);
    return made;
  }
}
