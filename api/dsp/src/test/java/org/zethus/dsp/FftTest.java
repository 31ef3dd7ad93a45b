package org.zethus.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FftTest {
  private static final int LANES = 3;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 15, 16, 22, 31, 60, 64, 97, 120, 1024, 1920})
  void realSpectrumIsThatOfTheDefinitionAndTurnsBack(int n) {
    Random random = new Random(n);
    double[][] time = new double[n][LANES];
    double[][] original = new double[n][];
    for (int i = 0; i < n; i++) {
      for (int lane = 0; lane < LANES; lane++) {
        time[i][lane] = random.nextGaussian();
      }
      original[i] = time[i].clone();
    }
    RealFft fft = new RealFft(n);
    RealFft.Spectrum spectrum = fft.forward(time);
    assertThat(spectrum.re()).hasNumberOfRows(n / 2 + 1);
    for (int k = 0; k <= n / 2; k += Math.max(1, n / 50)) {
      for (int lane = 0; lane < LANES; lane++) {
        double re = 0;
        double im = 0;
        for (int i = 0; i < n; i++) {
          double angle = -2 * Math.PI * ((long) i * k % n) / n;
          re += original[i][lane] * Math.cos(angle);
          im += original[i][lane] * Math.sin(angle);
        }
        assertThat(spectrum.re()[k][lane]).as("re %d", k).isCloseTo(re, within(1e-11 * n));
        assertThat(spectrum.im()[k][lane]).as("im %d", k).isCloseTo(im, within(1e-11 * n));
      }
    }
    double[][] back = fft.inverse(spectrum);
    for (int i = 0; i < n; i++) {
      for (int lane = 0; lane < LANES; lane++) {
        assertThat(back[i][lane]).as("sample %d", i).isCloseTo(original[i][lane], within(1e-12));
      }
    }
  }
}
