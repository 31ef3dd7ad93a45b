package org.zethus.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.audio.MelSpec.Padding;
import org.zethus.api.audio.Waveform;
import org.zethus.api.plugin.ZethusException;

class StftTest {
  static float[] noise(int length) {
    Random random = new Random(length);
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (float) (random.nextGaussian() * 0.1);
    }
    return samples;
  }

  @ParameterizedTest
  @CsvSource({
    "CENTER_REFLECT, 512, 512, 128",
    "CENTER_ZERO, 320, 300, 75",
    "HOP_REFLECT, 45, 45, 9"
  })
  void inverseGivesTheSamplesBack(Padding padding, int nFft, int winLength, int hopLength) {
    Stft stft = new Stft(nFft, winLength, hopLength, padding);
    float[] samples = noise(40 * hopLength);
    float[] back = stft.inverse(stft.forward(samples));
    int edge = padding == Padding.HOP_REFLECT ? nFft : 0; // one window alone fades out there
    assertThat(back.length).isBetween(samples.length - hopLength, samples.length);
    for (int i = edge; i < back.length - edge; i++) {
      assertThat(back[i]).as("sample %d", i).isCloseTo(samples[i], within(1e-6f));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0", "255, 0", "256, 1", "511, 1", "512, 2", "22050, 86"})
  void vocodersFramesAreSamplesByHop(int samples, int frames) {
    MelSpectrogram mel = new MelSpectrogram(new MelSpec(22050, 1024, 1024, 256, 80, 0, 8000));
    assertThat(mel.extract(noise(samples)).frames()).isEqualTo(frames);
  }

  @Test
  void frameDependsOnItsSamplesAlone() {
    MelSpectrogram mel = new MelSpectrogram(new MelSpec(22050, 1024, 1024, 256, 80, 0, 8000));
    float[] samples = noise(256 * 100);
    MelFrames all = mel.extract(samples);
    MelFrames part = mel.extract(Arrays.copyOf(samples, 256 * 50));
    for (int bin = 0; bin < 80; bin++) {
      assertThat(part.at(bin, 30)).isEqualTo(all.at(bin, 30));
    }
  }

  @Test
  void toneIsLoudestInItsOwnBin() {
    Stft stft = new Stft(1024, 1024, 256, Padding.CENTER_REFLECT);
    float[] samples = new float[8192];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) Math.sin(2 * Math.PI * 100 * i / 1024);
    }
    float[] magnitude = stft.magnitude(samples, 0);
    int frames = stft.frames(samples.length);
    assertThat(magnitude[100 * frames + 10]).isCloseTo(256, within(0.01f)); // half the window's sum
    assertThat(magnitude[110 * frames + 10]).isLessThan(0.01f);
  }

  @Test
  void soundOfAnotherRateIsRefused() {
    MelSpectrogram mel = new MelSpectrogram(new MelSpec(22050, 1024, 1024, 256, 80, 0, 8000));
    assertThatThrownBy(() -> mel.extract(Waveform.mono(16000, new float[1000])))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("22050 Hz", "16000 Hz", "sample_rate");
  }
}
