package org.zethus.torch.fastspeech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DurationRoundingTest {
  private static float[] logOf(double... durations) {
    float[] logs = new float[durations.length];
    for (int i = 0; i < logs.length; i++) {
      logs[i] = (float) Math.log(durations[i] + 1);
    }
    return logs;
  }

  private static double sum(float[] frames) {
    double sum = 0;
    for (float frame : frames) {
      sum += frame;
    }
    return sum;
  }

  @Test
  void publishedRoundsEachPhoneAndScalesAfterwards() {
    float[] frames = DurationRounding.PUBLISHED.frames(logOf(4.7, 2.2, 0.3), 0.9, new int[3]);
    assertThat(frames).containsExactly(new float[] {4.5f, 1.8f, 0}, within(1e-6f));
  }

  @Test
  void publishedTakesNegativeDurationsForNone() {
    assertThat(DurationRounding.PUBLISHED.frames(new float[] {-3}, 1, new int[1])[0]).isZero();
  }

  @Test
  void runningTotalKeepsTheLength() {
    double[] durations = new double[200];
    Arrays.fill(durations, 2.4);
    float[] frames = DurationRounding.RUNNING_TOTAL.frames(logOf(durations), 1, new int[200]);
    assertThat(sum(frames)).isEqualTo(480);
    assertThat(frames).containsOnly(2, 3);
  }

  @Test
  void runningTotalFollowsTheSpeed() {
    double[] durations = new double[100];
    Arrays.fill(durations, 3);
    float[] slow = DurationRounding.RUNNING_TOTAL.frames(logOf(durations), 1.25, new int[100]);
    assertThat(sum(slow)).isCloseTo(375, within(1.0));
  }

  @Test
  void aPhoneThatMustBeHeardTakesItsFrameFromItsNeighbours() {
    float[] frames =
        DurationRounding.RUNNING_TOTAL.frames(logOf(5, 0.1, 5, 0), 1, new int[] {1, 1, 1, 0});
    assertThat(frames).containsExactly(5, 1, 4, 0);
  }
}
