package org.zethus.fastspeech2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.zethus.fastspeech2.FastSpeech2Config.Quantization;
import org.zethus.torch.tts.Statistics;

class BucketsTest {
  @Test
  void aBoundaryBelongsToTheBucketBelowIt() {
    Buckets buckets = new Buckets(new float[] {-1, 0, 2});
    assertThat(buckets.of(new float[] {-5, -1, -0.5f, 0, -0f, 1, 2, 2.5f}))
        .containsExactly(0, 0, 1, 1, 1, 2, 2, 3);
  }

  @Test
  void equalBoundariesCountFromTheFirst() {
    Buckets buckets = new Buckets(new float[] {1, 1, 1});
    assertThat(buckets.of(new float[] {1, 1.5f})).containsExactly(0, 3);
  }

  @Test
  void boundariesSpanTheNormalisedCorpus() {
    Statistics.Feature energy = new Statistics.Feature(0.1, 20, 0.9, 160);
    float[] linear = Buckets.of(Quantization.LINEAR, energy, 4).boundaries();
    assertThat(linear).containsExactly(new float[] {0.04f, 4.0175f, 7.995f}, within(1e-6f));
    float[] log = Buckets.of(Quantization.LOG, energy, 4).boundaries();
    assertThat(log).containsExactly(new float[] {0.04f, 0.5655f, 7.995f}, within(1e-4f));
  }

  @Test
  void logarithmicBucketsOfNegativeValuesAreRefused() {
    Statistics.Feature pitch = new Statistics.Feature(200, 50, 70, 400);
    assertThatThrownBy(() -> Buckets.of(Quantization.LOG, pitch, 16))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("-2.6", "linear");
  }
}
