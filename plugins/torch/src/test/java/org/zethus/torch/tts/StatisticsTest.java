package org.zethus.torch.tts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticsTest {
  @Test
  void meanAndDeviationAreThoseOfAllValues() {
    Statistics.Feature feature =
        Statistics.Feature.of(List.of(new float[] {1, 2}, new float[] {3, 6, Float.NaN}));
    assertThat(feature.mean()).isEqualTo(3);
    assertThat(feature.std()).isCloseTo(Math.sqrt(3.5), within(1e-12));
    assertThat(feature.min()).isEqualTo(1);
    assertThat(feature.max()).isEqualTo(6);
    assertThat(feature.normalise(3 + Math.sqrt(3.5))).isCloseTo(1, within(1e-12));
    assertThat(feature.normalise(Double.NaN)).isZero();
  }

  @Test
  void aConstantCorpusNormalisesToZero() {
    Statistics.Feature feature = Statistics.Feature.of(List.of(new float[] {120, 120}));
    assertThat(feature.normalise(120)).isZero();
  }
}
