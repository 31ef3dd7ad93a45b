package org.zethus.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zethus.api.audio.Waveform;

class ResamplerTest {
  private static float[] tone(int rate, double hertz, int length) {
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * hertz * i / rate));
    }
    return samples;
  }

  @ParameterizedTest
  @CsvSource({"16000, 22050", "22050, 16000", "44100, 48000", "48000, 8000", "44101, 44100"})
  void toneInThePassBandKeepsItsShape(int from, int to) {
    double hertz = 0.8 * Math.min(from, to) / 2;
    float[] actual = new Resampler(from, to).resample(tone(from, hertz, from / 2));
    float[] expected = tone(to, hertz, actual.length);
    assertThat(actual).hasSize((int) ((from / 2 * (long) to + from - 1) / from));
    for (int i = actual.length / 4; i < actual.length * 3 / 4; i++) {
      assertThat(actual[i]).as("sample %d", i).isCloseTo(expected[i], within(1e-4f));
    }
  }

  @Test
  void toneAboveTheNewNyquistFrequencyIsGone() {
    float[] actual = new Resampler(48000, 16000).resample(tone(48000, 8200, 24000));
    for (int i = actual.length / 4; i < actual.length * 3 / 4; i++) {
      assertThat(actual[i]).as("sample %d", i).isCloseTo(0, within(5e-5f));
    }
  }

  @Test
  void sameRateAndNothingStayAsTheyAre() {
    Waveform sound = Waveform.mono(16000, tone(16000, 440, 100));
    assertThat(Resampler.resample(sound, 16000)).isEqualTo(sound);
    assertThat(Resampler.resample(Waveform.mono(16000, new float[0]), 8000))
        .isEqualTo(Waveform.mono(8000, new float[0]));
  }
}
