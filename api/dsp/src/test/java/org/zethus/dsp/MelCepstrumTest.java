package org.zethus.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.audio.MelSpec.MelNorm;
import org.zethus.api.audio.MelSpec.MelScale;
import org.zethus.api.audio.MelSpec.Padding;

class MelCepstrumTest {
  private static final int RATE = 16_000;
  private static final double ECHO = 0.6;

  /** Clicks have a flat spectrum; with an echo one sample later {@code |1 + 0.6 exp(-jw)|}. */
  private static float[] clicks(double echo) {
    float[] samples = new float[RATE / 2];
    for (int i = 40; i < samples.length - 1; i += 80) {
      samples[i] = 0.5f;
      samples[i + 1] = (float) (0.5 * echo);
    }
    return samples;
  }

  @Test
  void filterMovesTheCepstrumByItsOwn() {
    MelCepstrum cepstrum = new MelCepstrum(RATE, 0.005);
    double[][] plain = cepstrum.of(clicks(0));
    double[][] filtered = cepstrum.of(clicks(ECHO));
    double[] expected = cepstrumOfEcho();
    assertThat(plain).hasNumberOfRows(RATE / 2 / 80 + 1);
    for (int m = 0; m < expected.length; m++) {
      assertThat(filtered[50][m] - plain[50][m])
          .as("c%d", m + 1)
          .isCloseTo(expected[m], within(0.01));
    }
  }

  /** By the definition, from the response in the middle of each band. */
  private static double[] cepstrumOfEcho() {
    MelSpec spec =
        new MelSpec(
            RATE,
            1024,
            400,
            80,
            40,
            0,
            8000,
            Padding.CENTER_ZERO,
            0,
            1e-9,
            MelScale.SLANEY,
            MelNorm.NONE);
    float[] matrix = new MelFilterbank(spec).matrix();
    double[] coefficients = new double[13];
    for (int b = 0; b < 40; b++) {
      double sum = 0;
      double weight = 0;
      for (int k = 0; k < 513; k++) {
        double angle = Math.PI * k / 512;
        double response = Math.hypot(1 + ECHO * Math.cos(angle), ECHO * Math.sin(angle));
        sum += matrix[b * 513 + k] * response;
        weight += matrix[b * 513 + k];
      }
      for (int m = 1; m <= 13; m++) {
        coefficients[m - 1] +=
            2.0 / 40 * Math.log(sum / weight) * Math.cos(Math.PI * m * (b + 0.5) / 40);
      }
    }
    return coefficients;
  }

  @Test
  void levelDoesNotMatterAndSilenceIsFlat() {
    MelCepstrum cepstrum = new MelCepstrum(RATE, 0.005);
    float[] quiet = clicks(ECHO);
    for (int i = 0; i < quiet.length; i++) {
      quiet[i] /= 16;
    }
    double[][] loud = cepstrum.of(clicks(ECHO));
    double[][] soft = cepstrum.of(quiet);
    for (int t = 0; t < loud.length; t++) {
      assertThat(MelCepstrum.distance(loud[t], soft[t])).isLessThan(1e-4);
    }
    double[] flat = cepstrum.of(new float[1000])[3];
    assertThat(MelCepstrum.distance(flat, new double[13])).isLessThan(1e-6);
  }
}
