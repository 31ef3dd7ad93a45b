package org.zethus.evaluator.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zethus.api.audio.Waveform;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.ZethusException;
import org.zethus.dsp.PowerSpectrum;
import org.zethus.dsp.score.Alignment;

/** What each measure must and must not notice, on random voices. */
class SignalTest {
  private static final int RATE = 16_000;

  private static StftDistance stft(String config) {
    return new StftDistance(Config.parse(config, "test").as(StftDistance.StftConfig.class));
  }

  private static SignalToNoise snr() {
    return new SignalToNoise(Config.parse("{}", "test").as(SignalToNoise.SnrConfig.class));
  }

  /** A second of harmonics whose level rises and falls, and breath. */
  private static float[] voice(long seed) {
    Random random = new Random(seed);
    double f0 = 100 + 100 * random.nextDouble();
    float[] samples = new float[RATE];
    for (int i = 0; i < samples.length; i++) {
      double level = Math.sin(Math.PI * i / samples.length);
      for (int h = 1; h < 20; h++) {
        samples[i] += (float) (level * 0.2 / h * Math.sin(2 * Math.PI * f0 * h * i / RATE + h * h));
      }
      samples[i] += (float) (0.01 * random.nextGaussian());
    }
    return samples;
  }

  private static float[] mixed(float[] samples, double gain, double noise) {
    Random random = new Random(99);
    float[] mixed = new float[samples.length];
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = (float) (gain * samples[i] + noise * random.nextGaussian());
    }
    return mixed;
  }

  private static double siSdr(Waveform reference, Waveform generated) {
    return Objects.requireNonNull(
        new ScaleInvariantRatio(Alignment.CUT).score(reference, generated).get("si_sdr_db"));
  }

  private static Waveform wave(float[] samples) {
    return Waveform.mono(RATE, samples);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void equalSoundIsAtNoDistance(long seed) {
    Waveform voice = wave(voice(seed));
    assertThat(stft("{}").score(voice, voice).values()).containsOnly(0.0);
    assertThat(new LtasDistance().score(voice, voice)).containsEntry("ltas_db", 0.0);
    assertThat(new SingingPowerRatio().score(voice, voice)).containsEntry("spr_difference_db", 0.0);
    assertThat(siSdr(voice, voice)).isGreaterThan(60);
    assertThat(snr().score(voice, voice)).containsEntry("snr_db", Double.POSITIVE_INFINITY);
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void levelMattersToNoneThatPromisesSo(long seed) {
    Waveform voice = wave(voice(seed));
    Waveform noisy = wave(mixed(voice.samples(), 1, 0.02));
    Waveform soft = wave(mixed(noisy.samples(), 0.25, 0));
    assertThat(siSdr(voice, soft)).isCloseTo(siSdr(voice, noisy), within(0.01));
    assertThat(new LtasDistance().score(noisy, soft).get("ltas_db")).isCloseTo(0, within(1e-4));
    assertThat(new SingingPowerRatio().score(noisy, soft).get("spr_difference_db"))
        .isCloseTo(0, within(0.2)); // the floor of the mel bands
    assertThat(stft("{}").score(noisy, soft).get("stft_distance")).isGreaterThan(1);
    assertThat(snr().score(noisy, soft).get("snr_db"))
        .isCloseTo(-20 * Math.log10(0.75), within(1e-3));
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 8, 9})
  void moreNoiseIsWorse(long seed) {
    Waveform voice = wave(voice(seed));
    Waveform little = wave(mixed(voice.samples(), 1, 0.01));
    Waveform much = wave(mixed(voice.samples(), 1, 0.1));
    for (String window : new String[] {"hann", "rectangular"}) {
      StftDistance distance = stft("{stft: {window: '" + window + "'}}");
      assertThat(distance.score(voice, little).get("stft_distance"))
          .isPositive()
          .isLessThan(distance.score(voice, much).get("stft_distance"));
    }
    double difference = siSdr(voice, little) - siSdr(voice, much);
    assertThat(difference).isCloseTo(20, within(0.2));
  }

  @Test
  void signalsMeanMattersToSdrAlone() {
    float[] voice = voice(10);
    float[] shifted = voice.clone();
    for (int i = 0; i < shifted.length; i++) {
      shifted[i] += 0.1f;
    }
    Map<String, Double> ratios =
        new ScaleInvariantRatio(Alignment.CUT).score(wave(voice), wave(shifted));
    assertThat(ratios.get("si_snr_db")).isGreaterThan(60);
    assertThat(ratios.get("si_sdr_db")).isLessThan(20);
  }

  @Test
  void toneOverNoiseIsTheirRatioOfPowers() {
    float[] tone = new float[RATE];
    for (int i = 0; i < tone.length; i++) {
      tone[i] = (float) (0.5 * Math.sin(2 * Math.PI * 1000 * i / RATE));
    }
    ToneToNoise ratio = ToneToNoise.of(mixed(tone, 1, 0.005), RATE, ToneToNoise.Power.SUM);
    assertThat(ratio.ratioDb()).isCloseTo(10 * Math.log10(0.125 / 2.5e-5), within(1.0));
  }

  @Test
  void densityAddsUpToThePowerWhateverTheLength() {
    for (int length : new int[] {1000, 4001, 6007}) {
      float[] noise = mixed(new float[length], 0, 0.1);
      double[] density = PowerSpectrum.periodogram(noise, RATE, 5).density();
      double power = 0;
      for (double value : density) {
        power += value * RATE / length;
      }
      assertThat(power).as("power of %d samples", length).isCloseTo(0.01, within(0.0015));
    }
  }

  @Test
  void samplesCannotBeWarpedAndUnequalLengthsMustBeAllowed() {
    Waveform voice = wave(voice(11));
    Waveform shorter = wave(Arrays.copyOf(voice.samples(), 12_000));
    assertThat(stft("{}").score(voice, shorter)).containsEntry("stft_distance", 0.0);
    assertThatThrownBy(() -> stft("{compare: {align: 'none'}}").score(voice, shorter))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("16000 samples", "12000");
    assertThatThrownBy(() -> new ScaleInvariantRatio(Alignment.DTW).score(voice, shorter))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("use cut or none");
  }
}
