package org.zethus.evaluator.mcd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.zethus.api.audio.Waveform;
import org.zethus.api.plugin.ZethusException;

class PymcdDistortionTest {
  private static final double DECIBELS = 6.14185;

  private static Waveform noise(int rate, double seconds, double level, long seed) {
    Random random = new Random(seed);
    float[] samples = new float[(int) (rate * seconds)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (level * random.nextGaussian());
    }
    return Waveform.mono(rate, samples);
  }

  private static double score(Definition definition, Waveform reference, Waveform generated) {
    return Objects.requireNonNull(
        new PymcdDistortion(definition).score(reference, generated).get("mcd_pymcd_db"));
  }

  /** Frames whose coefficients are all 0 but 0 and 5. */
  private static double[][] frames(int count, double level, double fifth) {
    double[][] frames = new double[count][14];
    for (double[] frame : frames) {
      frame[0] = level;
      frame[5] = fifth;
    }
    return frames;
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "MEL_BANDS")
  void levelCountsBesideTheOtherCoefficients(Definition definition) {
    PymcdDistortion distortion = new PymcdDistortion(definition);
    assertThat(distortion.distortion(frames(20, 0.3, 0), frames(20, 0, 0.4)))
        .isCloseTo(DECIBELS * 0.5, within(1e-4));
  }

  @Test
  void otherLengthIsPunishedWhereAskedFor() {
    double[][] reference = frames(30, 0.3, 0);
    double[][] generated = frames(20, 0, 0.4);
    assertThat(new PymcdDistortion(Definition.PYMCD_DTW).distortion(reference, generated))
        .isCloseTo(DECIBELS * 0.5, within(1e-4));
    PymcdDistortion scaled = new PymcdDistortion(Definition.PYMCD_DTW_SL);
    assertThat(scaled.distortion(reference, generated))
        .isCloseTo(DECIBELS * 0.75, within(1e-4))
        .isEqualTo(scaled.distortion(generated, reference));
  }

  /** Half of the amplitude is a quarter of the power, which is taken for the amplitude. */
  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "MEL_BANDS")
  void equalSoundHasNoneAndOtherLevelHasSome(Definition definition) {
    Waveform loud = noise(22_050, 0.5, 0.5, 1);
    Waveform soft = noise(22_050, 0.5, 0.25, 1);
    assertThat(score(definition, loud, loud)).isZero();
    assertThat(score(definition, loud, soft)).isCloseTo(DECIBELS * Math.log(4), within(0.1));
  }

  @Test
  void shorterSoundGoesOnInSilenceWherePlain() {
    Waveform whole = noise(16_000, 0.4, 0.5, 2);
    float[] samples = whole.samples();
    Arrays.fill(samples, samples.length / 2, samples.length, 0);
    Waveform half = noise(16_000, 0.2, 0.5, 2);
    assertThat(score(Definition.PYMCD_PLAIN, Waveform.mono(16_000, samples), half)).isZero();
    assertThat(score(Definition.PYMCD_PLAIN, half, whole)).isGreaterThan(10);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "MEL_BANDS")
  void silenceAndASingleSampleHaveValuesAndNothingHasNone(Definition definition) {
    Waveform silence = Waveform.mono(16_000, new float[8000]);
    Waveform noise = noise(16_000, 0.5, 0.3, 3);
    assertThat(score(definition, silence, silence)).isZero();
    assertThat(score(definition, noise, silence)).isFinite().isGreaterThan(10);
    assertThat(score(definition, Waveform.mono(16_000, new float[1]), silence))
        .isFinite()
        .isNotNegative();
    Waveform nothing = Waveform.mono(16_000, new float[0]);
    assertThat(new PymcdDistortion(definition).score(noise, nothing)).isEmpty();
    assertThat(new PymcdDistortion(definition).score(nothing, nothing)).isEmpty();
  }

  @Test
  void everyRateOfSpeechHasRoomAndOthersAreRefused() {
    for (int rate : new int[] {1600, 8000, 11_025, 22_050, 44_100, 48_000, 84_000}) {
      Waveform noise = noise(rate, 0.2, 0.3, 4);
      assertThat(score(Definition.PYMCD_DTW_SL, noise, noise)).as("at %d Hz", rate).isZero();
    }
    for (int rate : new int[] {1599, 96_000}) {
      Waveform noise = noise(rate, 0.2, 0.3, 4);
      assertThatThrownBy(() -> score(Definition.PYMCD_DTW_SL, noise, noise))
          .isInstanceOf(ZethusException.class)
          .hasMessageContainingAll(rate + " Hz", "compare.sample_rate 22050");
    }
  }
}
