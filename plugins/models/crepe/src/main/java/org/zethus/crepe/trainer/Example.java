package org.zethus.crepe.trainer;

import java.util.Arrays;
import java.util.Random;
import org.zethus.crepe.CrepeFrames;
import org.zethus.crepe.CrepeShape;
import org.zethus.crepe.PitchBins;

/**
 * One frame to learn from.
 *
 * @param frame normalised samples
 * @param target what the pitch bins should say of it
 */
record Example(float[] frame, float[] target) {
  /** Cents that pitch may glide within a frame, to either side of its middle. */
  private static final double GLIDE_CENTS = 60;

  /**
   * Makes one up: a gliding tone in noise, or noise without a tone.
   *
   * @param random decides everything about it
   */
  static Example draw(TonesConfig tones, Random random) {
    boolean unvoiced = random.nextDouble() < tones.noiseShare();
    double hertz = tones.f0Min() * Math.pow(tones.f0Max() / tones.f0Min(), random.nextDouble());
    double signalToNoise =
        unvoiced ? -60 : tones.snrMin() + (tones.snrMax() - tones.snrMin()) * random.nextDouble();
    double glide = GLIDE_CENTS * (2 * random.nextDouble() - 1) * random.nextDouble();
    float[] samples =
        new Timbre(random, signalToNoise)
            .render(glide(hertz, glide), CrepeShape.SAMPLE_RATE, random);
    swell(samples, random);
    float[] frame = new float[CrepeShape.FRAME_LENGTH];
    CrepeFrames.copy(samples, CrepeShape.FRAME_LENGTH / 2, frame, 0);
    return new Example(frame, unvoiced ? new float[PitchBins.COUNT] : PitchBins.target(hertz));
  }

  private static double[] glide(double hertz, double cents) {
    double[] f0 = new double[CrepeShape.FRAME_LENGTH];
    double middle = f0.length / 2.0;
    Arrays.setAll(f0, i -> hertz * Math.pow(2, cents * (i - middle) / middle / 1200));
    return f0;
  }

  /** Lets loudness rise or fall by up to 20 dB, as it does when a sound begins or ends. */
  private static void swell(float[] samples, Random random) {
    double logGain = Math.log(10) * (2 * random.nextDouble() - 1) * random.nextDouble();
    for (int i = 0; i < samples.length; i++) {
      samples[i] *= (float) Math.exp(logGain * i / samples.length);
    }
  }
}
