package org.zethus.dsp.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FastTimeWarpingTest {
  private static TimeWarping.Path align(double[][] first, double[][] second, int radius) {
    return FastTimeWarping.align(first, second, radius, (a, b) -> Math.abs(a[0] - b[0]));
  }

  /** A walk of which {@code slow} frames go for each step. */
  private static double[][] walk(int frames, double slow, long seed) {
    Random random = new Random(seed);
    double[] steps = new double[frames + 2];
    for (int i = 1; i < steps.length; i++) {
      steps[i] = steps[i - 1] + random.nextGaussian();
    }
    double[][] walk = new double[(int) (frames * slow)][1];
    for (int t = 0; t < walk.length; t++) {
      double place = t / slow;
      int before = (int) place;
      walk[t][0] = steps[before] + (place - before) * (steps[before + 1] - steps[before]);
    }
    return walk;
  }

  private static void assertIsPath(TimeWarping.Path path, int first, int second) {
    assertThat(path.first(0)).isZero();
    assertThat(path.second(0)).isZero();
    for (int pair = 1; pair < path.length(); pair++) {
      int i = path.first(pair) - path.first(pair - 1);
      int j = path.second(pair) - path.second(pair - 1);
      assertThat(i >= 0 && i <= 1 && j >= 0 && j <= 1 && i + j > 0).as("step %d", pair).isTrue();
    }
    assertThat(path.first(path.length() - 1)).isEqualTo(first - 1);
    assertThat(path.second(path.length() - 1)).isEqualTo(second - 1);
  }

  @Test
  void everyPairOfLengthsHasAPathThatIsNoBetterThanTheBest() {
    for (int n = 1; n < 24; n++) {
      for (int m = 1; m < 24; m++) {
        double[][] first = walk(n, 1, n);
        double[][] second = walk(m, 1, 100 + m);
        TimeWarping.Path path = align(first, second, 1);
        assertIsPath(path, n, m);
        assertThat(path.distance())
            .isGreaterThanOrEqualTo(
                TimeWarping.align(n, m, (i, j) -> Math.abs(first[i][0] - second[j][0])).distance());
      }
    }
  }

  @Test
  void stretchedSequenceIsFollowedNearlyAsWellAsItCanBe() {
    double[][] first = walk(400, 1, 5);
    double[][] second = walk(400, 1.4, 5);
    double best =
        TimeWarping.align(
                first.length, second.length, (i, j) -> Math.abs(first[i][0] - second[j][0]))
            .distance();
    assertThat(align(first, second, 1).distance()).isLessThan(1.05 * best);
    assertThat(align(first, second, 400).distance()).isEqualTo(best);
  }

  @Test
  void equalFramesGoInStep() {
    TimeWarping.Path path = align(new double[70][1], new double[50][1], 1);
    assertThat(path.length()).isEqualTo(70);
    assertThat(path.distance()).isZero();
  }

  @Test
  void hoursAreNotTooLong() {
    double[][] first = walk(100_000, 1, 6);
    double[][] second = walk(100_000, 1.1, 6);
    assertIsPath(align(first, second, 1), first.length, second.length);
  }

  @Test
  void nothingPairsWithNothing() {
    assertThat(align(new double[0][], new double[5][1], 1).length()).isZero();
  }

  @Test
  void noRadiusIsRefused() {
    assertThatThrownBy(() -> align(new double[9][1], new double[9][1], 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found 0");
  }
}
