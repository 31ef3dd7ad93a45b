package org.zethus.evaluator.signal;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.zethus.dsp.PowerSpectrum;

/**
 * The power of a waveform's strongest tone over that of its noise: what is left of the spectrum
 * without the tone and 18 harmonics, each as far as its peak falls to either side, with the median
 * of the rest in their places. Harmonics above half the sample rate are looked for where they fold
 * back to.
 *
 * @param ratioDb of tone to noise
 * @param noiseDb power of the noise
 * @see <a href="https://www.mathworks.com/help/signal/ref/snr.html">MATLAB's snr, which this
 *     follows</a>
 */
record ToneToNoise(double ratioDb, double noiseDb) {
  private static final double KAISER_BETA = 38;
  private static final int HARMONICS = 18;
  private static final int SEARCH_WIDTH = 1000;
  private static final double SEARCH_PART = 0.1;

  /** How the power in a stretch of the spectrum is counted. */
  enum Power {
    /** The sum of densities: what power is. */
    SUM {
      @Override
      double of(double[] density) {
        return Arrays.stream(density).sum();
      }
    },
    /** The mean of squared densities, as Amphion counts; its ratios are about twice as large. */
    MEAN_SQUARE {
      @Override
      double of(double[] density) {
        return Arrays.stream(density).map(value -> value * value).sum() / density.length;
      }
    };

    abstract double of(double[] density);
  }

  /** A stretch of bins, both ends included. */
  private record Peak(int first, int last) {
    void fill(double[] density, double value) {
      Arrays.fill(density, first, last + 1, value);
    }
  }

  /** {@return the ratio of a waveform} */
  static ToneToNoise of(float[] samples, int sampleRate, Power power) {
    PowerSpectrum spectrum = PowerSpectrum.periodogram(samples, sampleRate, KAISER_BETA);
    double[] density = spectrum.density();
    int top = strongest(density, 0, density.length - 1);
    Peak tone = around(density, top);
    double hertz = spectrum.frequency(top);
    Peak[] harmonics =
        IntStream.rangeClosed(2, HARMONICS + 1)
            .mapToDouble(multiple -> folded(multiple * hertz, sampleRate / 2.0))
            .mapToObj(harmonic -> near(spectrum, harmonic, SEARCH_PART * hertz))
            .toArray(Peak[]::new);
    double toneDb = decibels(power.of(Arrays.copyOfRange(density, tone.first(), tone.last())));
    double[] noise = density.clone();
    fill(noise, tone, harmonics, 0);
    fill(noise, tone, harmonics, medianOfRest(noise));
    double noiseDb = decibels(power.of(noise));
    return new ToneToNoise(toneDb - noiseDb, noiseDb);
  }

  private static double decibels(double power) {
    return 10 * StrictMath.log10(power);
  }

  private static void fill(double[] density, Peak tone, Peak[] harmonics, double value) {
    tone.fill(density, value);
    for (Peak harmonic : harmonics) {
      harmonic.fill(density, value);
    }
  }

  private static double medianOfRest(double[] density) {
    double[] rest = Arrays.stream(density).filter(value -> value != 0).sorted().toArray();
    return rest.length == 0 ? 0 : (rest[(rest.length - 1) / 2] + rest[rest.length / 2]) / 2;
  }

  private static double folded(double hertz, double nyquist) {
    boolean mirrored = Math.floor(hertz / nyquist) % 2 == 1;
    double rest = hertz % nyquist;
    return mirrored ? nyquist - rest : rest;
  }

  private static Peak near(PowerSpectrum spectrum, double hertz, double width) {
    double[] density = spectrum.density();
    return around(
        density, strongest(density, spectrum.bin(hertz - width), spectrum.bin(hertz + width)));
  }

  private static int strongest(double[] density, int from, int to) {
    int best = from;
    for (int k = from + 1; k <= to; k++) {
      best = density[k] > density[best] ? k : best;
    }
    return best;
  }

  /** As far as the density falls. */
  private static Peak around(double[] density, int top) {
    int last = top;
    while (last + 1 < density.length
        && last + 1 - top < SEARCH_WIDTH
        && density[last + 1] <= density[last]) {
      last++;
    }
    int first = top;
    while (first > 0 && top - first + 1 < SEARCH_WIDTH && density[first - 1] <= density[first]) {
      first--;
    }
    return new Peak(first, last);
  }
}
