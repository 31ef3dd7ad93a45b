package org.zethus.api.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HalfFloatTest {
  @Test
  void everyHalfSurvivesTheRoundTrip() {
    for (int bits = 0; bits <= 0xffff; bits++) {
      float value = HalfFloat.toFloat((short) bits);
      short back = HalfFloat.fromFloat(value);
      if (Float.isNaN(value)) {
        assertThat(HalfFloat.toFloat(back)).isNaN();
      } else {
        assertThat(back).isEqualTo((short) bits);
      }
    }
  }

  @Test
  void knownValues() {
    assertThat(HalfFloat.toFloat((short) 0x3c00)).isEqualTo(1f);
    assertThat(HalfFloat.toFloat((short) 0x7bff)).isEqualTo(65504f);
    assertThat(HalfFloat.toFloat((short) 1)).isEqualTo(0x1p-24f);
    assertThat(HalfFloat.fromFloat(65520f)).isEqualTo((short) 0x7c00);
    assertThat(HalfFloat.fromFloat(1e9f)).isEqualTo((short) 0x7c00);
    assertThat(HalfFloat.fromFloat(1f + 0x1p-11f)).isEqualTo((short) 0x3c00); // tie to even
    assertThat(HalfFloat.fromFloat(1f + 0x3p-11f)).isEqualTo((short) 0x3c02);
  }
}
