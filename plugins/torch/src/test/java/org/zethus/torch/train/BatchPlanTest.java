package org.zethus.torch.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.zethus.api.plugin.ZethusException;

class BatchPlanTest {
  private static final long[] LENGTHS =
      LongStream.range(0, 1003).map(i -> i * 7919 % 997).toArray();

  @Test
  void anEpochShowsEveryItemOnceButThoseThatFillNoBatch() {
    BatchPlan plan = BatchPlan.byLength(LENGTHS, 8, 1);
    assertThat(plan.batchesPerEpoch()).isEqualTo(125);
    for (long epoch = 0; epoch < 3; epoch++) {
      List<Integer> seen = items(plan, epoch);
      assertThat(seen).hasSize(1000).doesNotHaveDuplicates();
    }
  }

  @Test
  void everyEpochHasAnotherOrderAndLeavesOutOtherItems() {
    BatchPlan plan = BatchPlan.byLength(LENGTHS, 8, 1);
    assertThat(items(plan, 0)).isNotEqualTo(items(plan, 1));
    assertThat(items(plan, 0)).doesNotContainSequence(items(plan, 1).subList(0, 16));
    List<Integer> both = new java.util.ArrayList<>(items(plan, 0));
    both.addAll(items(plan, 1));
    assertThat(both.stream().distinct().count()).isGreaterThan(1000);
  }

  @Test
  void aBatchFollowsFromTheSeedAndItsNumberAlone() {
    BatchPlan forwards = BatchPlan.byLength(LENGTHS, 8, 1);
    forwards.items(0);
    forwards.items(200);
    BatchPlan resumed = BatchPlan.byLength(LENGTHS, 8, 1);
    assertThat(resumed.items(377)).isEqualTo(forwards.items(377));
    assertThat(BatchPlan.byLength(LENGTHS, 8, 2).items(377)).isNotEqualTo(forwards.items(377));
  }

  @Test
  void itemsOfLikeLengthShareABatch() {
    BatchPlan plan = BatchPlan.byLength(LENGTHS, 8, 1);
    double padding = 0;
    for (int i = 0; i < plan.batchesPerEpoch(); i++) {
      long[] lengths = Arrays.stream(plan.items(i)).mapToLong(item -> LENGTHS[item]).toArray();
      padding +=
          1
              - Arrays.stream(lengths).average().orElse(0)
                  / (1 + Arrays.stream(lengths).max().orElse(0));
    }
    assertThat(padding / plan.batchesPerEpoch()).isLessThan(0.1); // unsorted: 0.44
  }

  @Test
  void fewerItemsThanABatchMakeOneSmallBatch() {
    BatchPlan plan = BatchPlan.ofItems(3, 8, 1);
    assertThat(plan.batchesPerEpoch()).isEqualTo(1);
    assertThat(plan.items(5)).containsExactlyInAnyOrder(0, 1, 2);
    assertThat(plan.epoch(5)).isEqualTo(5);
  }

  @Test
  void batchesOfTokensHoldNoMoreFramesThanTheyMay() {
    BatchPlan plan = BatchPlan.byTokens(LENGTHS, 4000, 64, 1);
    long frames = 0;
    for (long epoch = 0; epoch < 3; epoch++) {
      assertThat(items(plan, epoch)).doesNotHaveDuplicates().hasSizeGreaterThan(980);
      for (int i = 0; i < plan.batchesPerEpoch(); i++) {
        int[] batch = plan.items(epoch * plan.batchesPerEpoch() + i);
        long longest = Arrays.stream(batch).mapToLong(item -> LENGTHS[item]).max().orElse(0);
        assertThat(batch).hasSizeBetween(1, 64);
        assertThat(longest * batch.length).isLessThanOrEqualTo(4000);
        frames += longest * batch.length;
      }
    }
    assertThat(frames / 3.0 / plan.batchesPerEpoch()).isGreaterThan(3000); // they are quite full
  }

  @Test
  void batchesOfTokensFollowFromTheSeedAndTheirNumberAlone() {
    BatchPlan forwards = BatchPlan.byTokens(LENGTHS, 4000, 64, 1);
    forwards.items(0);
    forwards.items(200);
    assertThat(BatchPlan.byTokens(LENGTHS, 4000, 64, 1).items(777)).isEqualTo(forwards.items(777));
    assertThat(items(forwards, 0)).isNotEqualTo(items(forwards, 1));
  }

  @Test
  void anItemLongerThanABatchIsABatch() {
    BatchPlan plan = BatchPlan.byTokens(new long[] {10, 500, 10}, 100, 8, 1);
    assertThat(plan.batchesPerEpoch()).isEqualTo(2);
    assertThat(items(plan, 3)).containsExactlyInAnyOrder(0, 1, 2);
  }

  @Test
  void nothingToTrainOnIsSaid() {
    assertThatThrownBy(() -> BatchPlan.ofItems(0, 8, 1))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("no utterances");
  }

  private static List<Integer> items(BatchPlan plan, long epoch) {
    int batches = plan.batchesPerEpoch();
    return IntStream.range(0, batches)
        .flatMap(i -> Arrays.stream(plan.items(epoch * batches + i)))
        .boxed()
        .toList();
  }
}
