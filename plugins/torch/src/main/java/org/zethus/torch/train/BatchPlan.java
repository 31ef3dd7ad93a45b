package org.zethus.torch.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.zethus.api.plugin.ZethusException;

/**
 * Which items each batch holds, for ever: batch {@code i} follows from the seed and {@code i}
 * alone, so that a resumed run needs no memory of what it has read.
 *
 * <p>Each epoch is shuffled anew. Items of like length share a batch, so that little is padding:
 * runs of {@value #GROUP} batches are sorted by length, cut, and the batches shuffled again.
 *
 * <p>Where batches are cut by their frames, an epoch's number of batches follows from its order.
 * All have as many as the first, so that a batch's epoch is known: others leave out what is too
 * much, or cut their largest batches in two.
 */
public final class BatchPlan {
  private static final int GROUP = 32;

  private final long[] lengths;
  private final int batchSize;
  private final long maxTokens;
  private final long seed;
  private final int perEpoch;
  private long cachedEpoch = -1;
  private int[][] cached = {};

  private BatchPlan(long[] lengths, int batchSize, long maxTokens, long seed) {
    if (lengths.length == 0) {
      throw new ZethusException("nothing to train on: the input has no utterances");
    }
    if (batchSize < 1) {
      throw new ZethusException("key 'train.batch_size': found " + batchSize + ", need at least 1");
    }
    this.lengths = lengths.clone();
    this.batchSize = batchSize;
    this.maxTokens = maxTokens;
    this.seed = seed;
    this.perEpoch = maxTokens > 0 ? cutByTokens(0).size() : Math.max(1, lengths.length / batchSize);
  }

  /**
   * Plans batches of items that differ in length. A last batch that is not full is left out of its
   * epoch, unless it is the only one.
   *
   * @param lengths one per item, in any unit
   * @throws ZethusException if there are no items
   */
  public static BatchPlan byLength(long[] lengths, int batchSize, long seed) {
    return new BatchPlan(lengths, batchSize, 0, seed);
  }

  /**
   * Plans batches of about as many frames each. An item that is longer than a batch may be is a
   * batch by itself.
   *
   * @param lengths one per item, in frames
   * @param maxTokens frames of a batch at most, items as long as its longest; at least 1
   * @param batchSize items of a batch at most
   * @throws ZethusException if there are no items
   */
  public static BatchPlan byTokens(long[] lengths, long maxTokens, int batchSize, long seed) {
    return new BatchPlan(lengths, batchSize, maxTokens, seed);
  }

  /** Plans batches of items that are cut to one length when they are read. */
  public static BatchPlan ofItems(int items, int batchSize, long seed) {
    return byLength(new long[items], batchSize, seed);
  }

  /** {@return how many batches an epoch has} */
  public int batchesPerEpoch() {
    return perEpoch;
  }

  /** {@return the epoch that batch {@code index} belongs to, from 0} */
  public long epoch(long index) {
    return index / perEpoch;
  }

  /** {@return the items of batch {@code index}, counted over all epochs} */
  public synchronized int[] items(long index) {
    long epoch = epoch(index);
    if (epoch != cachedEpoch) {
      cached = maxTokens > 0 ? planByTokens(epoch) : plan(epoch);
      cachedEpoch = epoch;
    }
    return cached[(int) (index % perEpoch)].clone();
  }

  private int[][] plan(long epoch) {
    Random random = Seeds.random(seed, Seeds.BATCHES, epoch);
    int[] items = new int[lengths.length];
    Arrays.setAll(items, i -> i);
    shuffle(items, random);
    int used = Math.min(lengths.length, perEpoch * batchSize);
    for (int from = 0; from < used; from += GROUP * batchSize) {
      sortByLength(items, from, Math.min(used, from + GROUP * batchSize));
    }
    int[] order = new int[perEpoch];
    Arrays.setAll(order, i -> i);
    shuffle(order, random);
    int[][] batches = new int[perEpoch][];
    for (int i = 0; i < perEpoch; i++) {
      int from = order[i] * batchSize;
      batches[i] = Arrays.copyOfRange(items, from, Math.min(used, from + batchSize));
    }
    return batches;
  }

  /** As many batches as every epoch has, shuffled. */
  private int[][] planByTokens(long epoch) {
    List<int[]> batches = cutByTokens(epoch);
    while (batches.size() < perEpoch) {
      int[] largest = batches.stream().max(Comparator.comparingInt(b -> b.length)).orElseThrow();
      batches.remove(largest);
      batches.add(Arrays.copyOfRange(largest, 0, largest.length / 2));
      batches.add(Arrays.copyOfRange(largest, largest.length / 2, largest.length));
    }
    Collections.shuffle(batches, Seeds.random(seed, Seeds.BATCHES, ~epoch));
    return batches.subList(0, perEpoch).toArray(int[][]::new);
  }

  /** All items in batches that are as full as may be, longest first in each run. */
  private List<int[]> cutByTokens(long epoch) {
    int[] items = new int[lengths.length];
    Arrays.setAll(items, i -> i);
    shuffle(items, Seeds.random(seed, Seeds.BATCHES, epoch));
    for (int from = 0; from < items.length; from += GROUP * batchSize) {
      sortByLength(items, from, Math.min(items.length, from + GROUP * batchSize));
    }
    List<int[]> batches = new ArrayList<>();
    int from = 0;
    while (from < items.length) {
      int to = from + 1;
      long longest = lengths[items[from]];
      while (to < items.length
          && to - from < batchSize
          && (to - from + 1) * Math.max(longest, lengths[items[to]]) <= maxTokens) {
        longest = Math.max(longest, lengths[items[to]]);
        to++;
      }
      batches.add(Arrays.copyOfRange(items, from, to));
      from = to;
    }
    return batches;
  }

  private void sortByLength(int[] items, int from, int to) {
    int[] sorted =
        Arrays.stream(items, from, to)
            .boxed()
            .sorted((a, b) -> Long.compare(lengths[b], lengths[a])) // stable: ties stay shuffled
            .mapToInt(Integer::intValue)
            .toArray();
    System.arraycopy(sorted, 0, items, from, sorted.length);
  }

  /** Fisher and Yates's shuffle. */
  private static void shuffle(int[] values, Random random) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = values[i];
      values[i] = values[j];
      values[j] = kept;
    }
  }
}
