package org.zethus.dsp.level;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.zethus.api.audio.Waveform;

class SilenceTest {
  private static final Silence TRIM = new Silence(40, 0.01, 0.02);

  private static Waveform toneFrom(int from, int to, int length, float noise) {
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      double amplitude = i >= from && i < to ? 0.5 : noise;
      samples[i] = (float) (amplitude * Math.sin(i * 0.3));
    }
    return Waveform.mono(10_000, samples);
  }

  @Test
  void endsAreCutToTheMargin() {
    Silence.Stretch sound = TRIM.sound(toneFrom(2000, 5000, 9000, 0.001f));
    assertThat(sound.from()).isEqualTo(2000 - 200);
    assertThat(sound.to()).isEqualTo(5000 + 200);
    assertThat(TRIM.trim(toneFrom(2000, 5000, 9000, 0)).length()).isEqualTo(3400);
  }

  @Test
  void noiseAboveTheThresholdIsSound() {
    assertThat(TRIM.trim(toneFrom(2000, 5000, 9000, 0.02f)).length()).isEqualTo(9000);
  }

  @Test
  void marginEndsWithTheFile() {
    assertThat(TRIM.sound(toneFrom(0, 100, 150, 0)).to()).isEqualTo(150);
  }

  @Test
  void silenceAloneBecomesEmpty() {
    assertThat(TRIM.trim(toneFrom(0, 0, 9000, 0)).length()).isZero();
    assertThat(TRIM.trim(toneFrom(0, 0, 0, 0)).length()).isZero();
  }
}
