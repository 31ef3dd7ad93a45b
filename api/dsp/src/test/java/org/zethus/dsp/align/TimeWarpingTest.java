package org.zethus.dsp.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TimeWarpingTest {
  @Test
  void stretchedSequenceIsFollowed() {
    int[] first = {1, 5, 9};
    int[] second = {1, 1, 5, 5, 5, 9};
    TimeWarping.Path path =
        TimeWarping.align(
            first.length, second.length, (i, j) -> Math.abs((double) first[i] - second[j]));
    assertThat(path.distance()).isZero();
    int[] expected = {0, 0, 1, 1, 1, 2};
    assertThat(path.length()).isEqualTo(expected.length);
    for (int pair = 0; pair < expected.length; pair++) {
      assertThat(path.first(pair)).isEqualTo(expected[pair]);
      assertThat(path.second(pair)).isEqualTo(pair);
    }
  }

  @Test
  void equalSequencesGoInStep() {
    TimeWarping.Path path = TimeWarping.align(50, 50, (i, j) -> Math.abs(i - j));
    assertThat(path.length()).isEqualTo(50);
    for (int pair = 0; pair < 50; pair++) {
      assertThat(path.first(pair)).isEqualTo(path.second(pair));
    }
  }

  @Test
  void distanceCountsEveryPair() {
    TimeWarping.Path path = TimeWarping.align(1, 4, (i, j) -> j + 1);
    assertThat(path.distance()).isEqualTo(10);
  }

  @Test
  void nothingPairsWithNothing() {
    assertThat(TimeWarping.align(0, 4, (i, j) -> 1).length()).isZero();
  }

  @Test
  void hoursAreRefused() {
    assertThatThrownBy(() -> TimeWarping.align(100_000, 100_000, (i, j) -> 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("split");
  }
}
