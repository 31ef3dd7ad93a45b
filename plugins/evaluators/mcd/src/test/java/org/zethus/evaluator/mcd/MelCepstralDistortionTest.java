package org.zethus.evaluator.mcd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.zethus.api.audio.Waveform;
import org.zethus.dsp.score.Alignment;

class MelCepstralDistortionTest {
  private static final int RATE = 16_000;

  /** Vowel-like sounds of half a second each, after one another; {@code slow} stretches them. */
  private static float[] vowels(double slow, double... formants) {
    int each = (int) (RATE / 2 * slow);
    float[] samples = new float[each * formants.length];
    for (int i = 0; i < samples.length; i++) {
      double formant = formants[i / each];
      for (int harmonic = 1; harmonic < 40; harmonic++) {
        double distance = (harmonic * 150 - formant) / 400;
        samples[i] +=
            (float)
                (0.1
                    * Math.exp(-distance * distance)
                    * Math.sin(2 * Math.PI * 150 * harmonic * i / RATE));
      }
    }
    return samples;
  }

  private static double score(float[] reference, float[] generated) {
    return Objects.requireNonNull(
        new MelCepstralDistortion(Alignment.AUTO)
            .score(Waveform.mono(RATE, reference), Waveform.mono(RATE, generated))
            .get("mcd_db"));
  }

  /** {@code 10 sqrt(2) / ln 10} is 6.1418. */
  @Test
  void differenceOfCepstraIsCountedInDecibels() {
    double[][] reference = new double[20][13];
    double[][] generated = new double[25][13];
    for (double[] frame : generated) {
      frame[2] = 0.3;
      frame[7] = -0.4;
    }
    assertThat(new MelCepstralDistortion(Alignment.AUTO).distortion(reference, generated))
        .isCloseTo(6.1418 * 0.5, within(1e-3));
  }

  @Test
  void equalSoundOfAnotherLevelIsNotDistorted() {
    float[] reference = vowels(1, 500, 1500, 2500);
    float[] quiet = reference.clone();
    for (int i = 0; i < quiet.length; i++) {
      quiet[i] *= 0.25f;
    }
    assertThat(score(reference, reference)).isZero();
    assertThat(score(reference, quiet)).isLessThan(0.01);
  }

  @Test
  void otherTimingCountsLittleAndOtherSoundMuch() {
    float[] reference = vowels(1, 500, 1500, 2500);
    double slower = score(reference, vowels(1.3, 500, 1500, 2500));
    double other = score(reference, vowels(1, 2500, 500, 1500));
    assertThat(slower).isLessThan(1);
    assertThat(other).isGreaterThan(5);
  }
}
