package org.zethus.evaluator.dnsmos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExcerptsTest {
  private static float[] counting(int length) {
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] = i;
    }
    return samples;
  }

  @Test
  void shortSpeechIsSaidAgainUntilItIsLongEnough() {
    List<float[]> excerpts = Excerpts.of(counting(50_000)); // 12.5 s in the end
    assertThat(excerpts).hasSize(3);
    assertThat(excerpts.get(0)).hasSize(Excerpts.LENGTH).contains(49_999);
    assertThat(excerpts.get(0)[50_000]).isZero();
    assertThat(excerpts.get(2)[100_000 - 2 * 16_000]).isZero();
  }

  @Test
  void longSpeechIsHeardEverySecond() {
    assertThat(Excerpts.of(counting(Excerpts.LENGTH))).hasSize(1);
    assertThat(Excerpts.of(counting(10 * 16_000))).hasSize(1);
    assertThat(Excerpts.of(counting(11 * 16_000))).hasSize(2);
    List<float[]> minute = Excerpts.of(counting(60 * 16_000));
    assertThat(minute).hasSize(51);
    IntStream.range(0, 51).forEach(i -> assertThat(minute.get(i)[0]).isEqualTo(i * 16_000));
  }
}
