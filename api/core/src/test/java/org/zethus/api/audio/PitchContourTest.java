package org.zethus.api.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PitchContourTest {
  @Test
  void ownsItsFrequencies() {
    float[] hertz = {100, 0};
    PitchContour contour = PitchContour.of(hertz);
    hertz[0] = 1;
    contour.hertz()[1] = 1;
    assertThat(contour).isEqualTo(PitchContour.of(new float[] {100, 0}));
    assertThat(contour.frames()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(floats = {-1, Float.NaN, Float.POSITIVE_INFINITY})
  void whatIsNoFrequencyIsRefusedWithItsFrame(float hertz) {
    assertThatThrownBy(() -> PitchContour.of(new float[] {100, hertz}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("frame 1", Float.toString(hertz));
  }
}
