package org.zethus.crepe.trainer;

import java.util.Random;

/**
 * How a tone sounds, beside its pitch: a spectral envelope of a tilt and some formants, how far
 * each harmonic strays from it, where each harmonic begins, and the noise in it. Drawn at random,
 * they lie between a flute, a voice and a buzzer.
 */
final class Timbre {
  private static final int MOST_HARMONICS = 256;
  private static final int MOST_FORMANTS = 5;
  private static final double NEPER = Math.log(10) / 20; // of one decibel

  private final double tilt;
  private final double[] formantHertz;
  private final double[] formantWidth;
  private final double[] formantDecibels;
  private final double[] strayDecibels = new double[MOST_HARMONICS];
  private final double[] phases = new double[MOST_HARMONICS];
  private final double noiseColour;
  private final double noiseRatio;

  /**
   * Draws one.
   *
   * @param signalToNoise in dB
   */
  Timbre(Random random, double signalToNoise) {
    tilt = 2.5 * random.nextDouble();
    int formants = random.nextInt(MOST_FORMANTS + 1);
    formantHertz = new double[formants];
    formantWidth = new double[formants];
    formantDecibels = new double[formants];
    for (int i = 0; i < formants; i++) {
      formantHertz[i] = 150 * Math.pow(30, random.nextDouble());
      formantWidth[i] = 60 + 400 * random.nextDouble();
      formantDecibels[i] = 5 + 25 * random.nextDouble();
    }
    double stray = 8 * random.nextDouble();
    boolean pulses = random.nextBoolean(); // all harmonics in phase, as from vocal folds
    double hollow = random.nextInt(10) == 0 ? -30 : 0; // even ones weak, as from a clarinet
    for (int k = 1; k <= MOST_HARMONICS; k++) {
      strayDecibels[k - 1] = stray * random.nextGaussian() + (k % 2 == 0 ? hollow : 0);
      phases[k - 1] = pulses ? 0 : 2 * Math.PI * random.nextDouble();
    }
    if (random.nextInt(6) == 0) {
      strayDecibels[0] -= 30 * random.nextDouble(); // a fundamental that is nearly missing
    }
    noiseColour = 0.95 * random.nextDouble();
    noiseRatio = Math.exp(-signalToNoise * NEPER);
  }

  /**
   * {@return the tone, with its noise}
   *
   * @param f0 in Hz, of each sample
   * @param sampleRate in Hz; harmonics above half of it are left out
   */
  float[] render(double[] f0, int sampleRate, Random random) {
    double[] tone = new double[f0.length];
    double[] amplitudes = amplitudes(middle(f0), sampleRate);
    double phase = 2 * Math.PI * random.nextDouble();
    for (int i = 0; i < f0.length; i++) {
      tone[i] = sum(amplitudes, phase);
      phase = (phase + 2 * Math.PI * f0[i] / sampleRate) % (2 * Math.PI);
    }
    return withNoise(tone, random);
  }

  private static double middle(double[] f0) {
    return f0[f0.length / 2];
  }

  /** Amplitudes of the harmonics by their sines, then by their cosines. */
  private double[] amplitudes(double f0, int sampleRate) {
    int harmonics = (int) Math.min(MOST_HARMONICS, Math.max(1, 0.5 * sampleRate / f0));
    double[] amplitudes = new double[2 * harmonics];
    for (int k = 1; k <= harmonics; k++) {
      double amplitude = Math.exp(NEPER * decibels(k, f0));
      amplitudes[k - 1] = amplitude * Math.cos(phases[k - 1]);
      amplitudes[harmonics + k - 1] = amplitude * Math.sin(phases[k - 1]);
    }
    return amplitudes;
  }

  private double decibels(int harmonic, double f0) {
    double decibels = strayDecibels[harmonic - 1] - 20 * tilt * Math.log10(harmonic);
    for (int i = 0; i < formantHertz.length; i++) {
      double widths = (harmonic * f0 - formantHertz[i]) / formantWidth[i];
      decibels += formantDecibels[i] * Math.exp(-widths * widths / 2);
    }
    return decibels;
  }

  /** Each harmonic's oscillator is that of the one before it, turned by the fundamental's. */
  private static double sum(double[] amplitudes, double phase) {
    int harmonics = amplitudes.length / 2;
    double turnCos = Math.cos(phase);
    double turnSin = Math.sin(phase);
    double cos = 1;
    double sin = 0;
    double sum = 0;
    for (int k = 0; k < harmonics; k++) {
      double turned = cos * turnCos - sin * turnSin;
      sin = sin * turnCos + cos * turnSin;
      cos = turned;
      sum += amplitudes[k] * sin + amplitudes[harmonics + k] * cos;
    }
    return sum;
  }

  private float[] withNoise(double[] tone, Random random) {
    double[] noise = noise(tone.length, random);
    double gain = noiseRatio * norm(tone) / norm(noise);
    float[] samples = new float[tone.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (tone[i] + gain * noise[i]);
    }
    return samples;
  }

  /** {@return noise alone, of this timbre's colour} */
  private double[] noise(int length, Random random) {
    double[] noise = new double[length];
    double last = 0;
    for (int i = 0; i < length; i++) {
      last = random.nextGaussian() + noiseColour * last;
      noise[i] = last;
    }
    return noise;
  }

  private static double norm(double[] values) {
    double squares = 0;
    for (double value : values) {
      squares += value * value;
    }
    return Math.sqrt(squares);
  }
}
