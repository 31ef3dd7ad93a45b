package org.zethus.dsp.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CheapTrickTest {
  private static final int RATE = 16_000;
  private static final int N_FFT = 1024;
  private static final double POLE = 0.7;
  private static final double ECHO = 0.6;

  /** {@code (1 + 0.6 / z) / (1 + 0.49 / z^2)}: a valley at 8 kHz and a wide peak at 4 kHz. */
  private static float[] filtered(double[] source) {
    float[] samples = new float[source.length];
    double[] out = new double[source.length];
    for (int i = 0; i < source.length; i++) {
      out[i] = source[i] + (i > 0 ? ECHO * source[i - 1] : 0);
      out[i] -= i > 1 ? POLE * POLE * out[i - 2] : 0;
      samples[i] = (float) out[i];
    }
    return samples;
  }

  private static double response(int bin) {
    double angle = 2 * Math.PI * bin / N_FFT;
    double zero = Math.hypot(1 + ECHO * Math.cos(angle), ECHO * Math.sin(angle));
    double pole =
        Math.hypot(1 + POLE * POLE * Math.cos(2 * angle), POLE * POLE * Math.sin(2 * angle));
    return zero / pole;
  }

  private static double[] envelope(float[] samples, double centre, double f0) {
    return new CheapTrick(RATE, N_FFT)
        .envelopes(samples, new double[] {centre}, new float[] {(float) f0})[0];
  }

  private static double decibels(double power) {
    return 10 * Math.log10(power);
  }

  @Test
  void pulsesThroughAFilterHaveItsResponseWhateverThePitchAndThePlace() {
    for (int period : new int[] {64, 100, 200}) {
      double[] pulses = new double[RATE / 2];
      for (int i = 0; i < pulses.length; i += period) {
        pulses[i] = 0.5;
      }
      float[] voice = filtered(pulses);
      for (double centre : new double[] {4000, 4000 + period / 3.0, 4000 + period / 2.0}) {
        double[] envelope = envelope(voice, centre, (double) RATE / period);
        assertThat(envelope).hasSize(N_FFT / 2 + 1);
        for (int k = 0; k < envelope.length; k++) {
          double power = 0.25 / period * response(k) * response(k);
          assertThat(decibels(envelope[k] / power))
              .as("bin %d, period %d, centre %s", k, period, centre)
              .isCloseTo(0, within(1.0));
        }
      }
    }
  }

  @Test
  void noiseHasItsVarianceOnAverage() {
    Random random = new Random(3);
    float[] noise = new float[20 * RATE];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) (0.1 * random.nextGaussian());
    }
    double[] centres = new double[2000];
    for (int t = 0; t < centres.length; t++) {
      centres[t] = 160.0 * t;
    }
    double logs = 0;
    double[][] envelopes =
        new CheapTrick(RATE, N_FFT).envelopes(noise, centres, new float[centres.length]);
    for (double[] envelope : envelopes) {
      for (double power : envelope) {
        logs += decibels(power) / envelope.length / envelopes.length;
      }
    }
    assertThat(logs).isCloseTo(-20, within(1.5));
  }

  @Test
  void silenceAndASingleSampleHaveAnEnvelope() {
    for (float[] samples : new float[][] {new float[RATE], {0.5f}}) {
      for (double power : envelope(samples, 0, 0)) {
        assertThat(power).isPositive().isLessThan(1e-12);
      }
    }
  }

  @Test
  void pitchWithoutRoomCountsAsUnvoiced() {
    CheapTrick small = new CheapTrick(RATE, 512);
    assertThat(small.lowestF0()).isCloseTo(94.3, within(0.1));
    float[] noise = new float[RATE];
    Random random = new Random(4);
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) random.nextGaussian();
    }
    double[][] envelopes =
        small.envelopes(noise, new double[] {800, 800, 800}, new float[] {94, 0, 95});
    assertThat(envelopes[0]).isEqualTo(envelopes[1]).isNotEqualTo(envelopes[2]);
  }

  @Test
  void sizeHasRoomForThreePeriods() {
    assertThat(CheapTrick.fftSize(RATE, 71)).isEqualTo(1024);
    assertThat(CheapTrick.fftSize(48_000, 71)).isEqualTo(2048);
    for (double f0 : new double[] {40, 71, 93.7, 94, 100, 400}) {
      int nFft = CheapTrick.fftSize(RATE, f0);
      assertThat(new CheapTrick(RATE, nFft).lowestF0()).isLessThanOrEqualTo(f0);
    }
  }

  @Test
  void whatCannotBeAnalysedIsRefused() {
    assertThatThrownBy(() -> new CheapTrick(96_000, 512))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("96000 Hz", "512", "579");
    assertThatThrownBy(() -> new CheapTrick(800, 512)).hasMessageContaining("1000 Hz");
    CheapTrick envelope = new CheapTrick(RATE, N_FFT);
    assertThatThrownBy(() -> envelope.envelopes(new float[0], new double[1], new float[1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 samples");
    assertThatThrownBy(() -> envelope.envelopes(new float[9], new double[2], new float[1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 and 1");
    for (float hertz : new float[] {8000, Float.NaN}) {
      assertThatThrownBy(() -> envelope.envelopes(new float[9], new double[1], new float[] {hertz}))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContainingAll("16000 Hz", "frame 0");
    }
  }
}
