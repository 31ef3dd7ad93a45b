package org.zethus.dsp.level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zethus.api.audio.Waveform;

/** The signals of EBU Tech 3341, table 1, whose loudness is given there. */
class LoudnessTest {
  private static float[] tone(int rate, double... levelsAndSeconds) {
    int length = 0;
    for (int i = 1; i < levelsAndSeconds.length; i += 2) {
      length += (int) (levelsAndSeconds[i] * rate);
    }
    float[] samples = new float[length];
    int at = 0;
    for (int i = 0; i < levelsAndSeconds.length; i += 2) {
      double amplitude = Math.pow(10, levelsAndSeconds[i] / 20);
      for (int n = 0; n < (int) (levelsAndSeconds[i + 1] * rate); n++, at++) {
        samples[at] = (float) (amplitude * Math.sin(2 * Math.PI * 1000 * at / rate));
      }
    }
    return samples;
  }

  private static Waveform stereo(int rate, double... levelsAndSeconds) {
    float[] samples = tone(rate, levelsAndSeconds);
    return Waveform.of(rate, new float[][] {samples, samples});
  }

  @ParameterizedTest
  @ValueSource(ints = {16000, 22050, 44100, 48000})
  void toneHasItsLoudnessAtAnyRate(int rate) {
    assertThat(Loudness.integrated(stereo(rate, -23, 20))).isCloseTo(-23, within(0.1));
    assertThat(Loudness.integrated(stereo(rate, -33, 20))).isCloseTo(-33, within(0.1));
  }

  @Test
  void quietPartsAreGatedOut() {
    assertThat(Loudness.integrated(stereo(48000, -36, 10, -23, 60, -36, 10)))
        .isCloseTo(-23, within(0.1));
    assertThat(Loudness.integrated(stereo(48000, -72, 10, -36, 10, -23, 60, -36, 10, -72, 10)))
        .isCloseTo(-23, within(0.1));
  }

  @Test
  void surroundCountsMoreAndLowFrequencyChannelNot() {
    float[] front = tone(48000, -28, 20);
    float[] centre = tone(48000, -24, 20);
    float[] loud = tone(48000, 0, 20);
    float[] surround = tone(48000, -30, 20);
    Waveform five = Waveform.of(48000, new float[][] {front, front, centre, surround, surround});
    Waveform six =
        Waveform.of(48000, new float[][] {front, front, centre, loud, surround, surround});
    assertThat(Loudness.integrated(five)).isCloseTo(-23, within(0.1));
    assertThat(Loudness.integrated(six)).isCloseTo(-23, within(0.1));
  }

  @Test
  void normalisedSoundHasTheLoudnessAskedFor() {
    Waveform sound = Waveform.mono(22050, tone(22050, -40, 3));
    assertThat(Loudness.integrated(Loudness.normalise(sound, -20))).isCloseTo(-20, within(0.01));
  }

  @Test
  void silenceHasNoLoudnessAndStaysSilent() {
    Waveform silence = Waveform.mono(22050, new float[22050]);
    assertThat(Loudness.integrated(silence)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(Loudness.normalise(silence, -20)).isEqualTo(silence);
    assertThat(Loudness.integrated(Waveform.mono(22050, new float[0])))
        .isEqualTo(Double.NEGATIVE_INFINITY);
  }
}
