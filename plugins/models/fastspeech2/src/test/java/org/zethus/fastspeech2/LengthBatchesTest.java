package org.zethus.fastspeech2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LengthBatchesTest {
  private static final int[] LENGTHS =
      new Random(1).ints(1003, 50, 900).toArray();

  @Test
  void anEpochSeesEveryUtteranceOnce() {
    LengthBatches batches = new LengthBatches(LENGTHS, 16, 7);
    int[] seen =
        IntStream.range(0, batches.perEpoch())
            .flatMap(step -> Arrays.stream(batches.at(step)))
            .sorted()
            .toArray();
    assertThat(batches.perEpoch()).isEqualTo(63);
    assertThat(seen).isEqualTo(IntStream.range(0, 1003).toArray());
  }

  @Test
  void aStepDoesNotDependOnThoseBeforeIt() {
    LengthBatches fromStart = new LengthBatches(LENGTHS, 16, 7);
    IntStream.range(0, 200).forEach(fromStart::at);
    assertThat(new LengthBatches(LENGTHS, 16, 7).at(150)).isEqualTo(fromStart.at(150));
  }

  @Test
  void everyEpochAndSeedHasItsOwnOrder() {
    LengthBatches batches = new LengthBatches(LENGTHS, 16, 7);
    assertThat(batches.at(0)).isNotEqualTo(batches.at(batches.perEpoch()));
    assertThat(batches.at(0)).isNotEqualTo(new LengthBatches(LENGTHS, 16, 8).at(0));
  }

  @Test
  void littleIsPadded() {
    LengthBatches batches = new LengthBatches(LENGTHS, 16, 7);
    long padded = 0;
    for (int step = 0; step < batches.perEpoch(); step++) {
      int[] batch = batches.at(step);
      int longest = Arrays.stream(batch).map(i -> LENGTHS[i]).max().orElseThrow();
      padded += (long) longest * batch.length;
    }
    assertThat((double) padded / Arrays.stream(LENGTHS).sum()).isLessThan(1.15);
  }
}
