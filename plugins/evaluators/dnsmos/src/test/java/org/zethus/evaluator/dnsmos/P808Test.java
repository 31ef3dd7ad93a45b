package org.zethus.evaluator.dnsmos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.zethus.api.tensor.Tensor;

class P808Test {
  @Test
  void aToneIsLoudestInItsBandAndTheRestIs80DecibelsBelow() {
    float[] samples = new float[Excerpts.LENGTH - 160];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) Math.sin(2 * Math.PI * 1000 * i / Excerpts.SAMPLE_RATE);
    }
    Tensor features = P808.features(samples);
    assertThat(features.shape()).containsExactly(1, 900, 120);
    float[] frame = java.util.Arrays.copyOfRange(features.floats(), 450 * 120, 451 * 120);
    int loudest = 0;
    for (int band = 0; band < frame.length; band++) {
      loudest = frame[band] > frame[loudest] ? band : loudest;
    }
    // 1 kHz is 15 mel of 45.25; bands are 0.374 mel apart
    assertThat(loudest).isBetween(38, 40);
    assertThat(frame[loudest]).isCloseTo(1, within(0.05f));
    assertThat(frame[119]).isEqualTo(-1);
  }
}
