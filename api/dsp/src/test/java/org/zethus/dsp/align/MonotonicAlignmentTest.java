package org.zethus.dsp.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonotonicAlignmentTest {
  @ParameterizedTest
  @CsvSource({"1, 1", "6, 1", "5, 5", "9, 4", "11, 6", "12, 3"})
  void noPathIsBetter(int frames, int phones) {
    Random random = new Random(frames * 31L + phones);
    for (int trial = 0; trial < 20; trial++) {
      float[] scores = new float[frames * phones];
      for (int i = 0; i < scores.length; i++) {
        scores[i] = (float) random.nextGaussian() * 3;
      }
      int[] durations = MonotonicAlignment.durations(scores, frames, phones);
      assertThat(Arrays.stream(durations).sum()).isEqualTo(frames);
      assertThat(Arrays.stream(durations).min().orElse(0)).isPositive();
      float[] path = MonotonicAlignment.path(durations);
      double sum = 0;
      for (int i = 0; i < path.length; i++) {
        sum += path[i] * scores[i];
      }
      assertThat(sum).isCloseTo(bestOf(scores, phones, frames - 1, phones - 1), within(1e-4));
    }
  }

  /** The best sum of a path that ends at a frame and phone: all paths are tried. */
  private static double bestOf(float[] scores, int phones, int frame, int phone) {
    double here = scores[frame * phones + phone];
    if (frame == 0) {
      return phone == 0 ? here : Double.NEGATIVE_INFINITY;
    }
    double stay = bestOf(scores, phones, frame - 1, phone);
    double move =
        phone == 0 ? Double.NEGATIVE_INFINITY : bestOf(scores, phones, frame - 1, phone - 1);
    return here + Math.max(stay, move);
  }

  @ParameterizedTest
  @CsvSource({"2, 3", "0, 1", "1, 0"})
  void fewerFramesThanPhonesAreRefused(int frames, int phones) {
    assertThatThrownBy(() -> MonotonicAlignment.durations(new float[9], frames, phones))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(phones + " phones", frames + " frames");
  }
}
