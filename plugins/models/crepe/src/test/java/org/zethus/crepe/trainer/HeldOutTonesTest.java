package org.zethus.crepe.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.zethus.api.plugin.Device;
import org.zethus.crepe.CrepeShape;
import org.zethus.crepe.evaluator.Crepe;
import org.zethus.dsp.pitch.F0;
import org.zethus.dsp.pitch.PitchSpec;
import org.zethus.dsp.pitch.Pyin;
import org.zethus.tf.TensorFlowBackend;

/**
 * The weights that ship, on tones of timbres that they have not heard: with vibrato and a drifting
 * pitch, which are none of the glides they learned from, and with noise.
 */
class HeldOutTonesTest {
  private static final int HOP = 160;
  private static final int TONES = 40;
  private static final int FRAMES_AT_ENDS = 4; // half of what is heard there is silence
  private static final PitchSpec SPEC = new PitchSpec(CrepeShape.SAMPLE_RATE, HOP, 1024, 50, 1500);

  private interface Tracker {
    float[] f0(float[] samples);
  }

  @Test
  void theShippedWeightsFindThePitchInNoise() {
    try (Crepe crepe = Crepe.load(new TensorFlowBackend(), Crepe.BUILT_IN, Device.CPU)) {
      Tracker byCrepe = samples -> crepe.f0(samples, HOP, 0, true);
      Tracker byPyin = samples -> new Pyin(SPEC).f0(samples);
      double found = share(byCrepe, 20);
      assertThat(found).isGreaterThanOrEqualTo(0.95).isGreaterThan(share(byPyin, 20));
      assertThat(share(byCrepe, 0)).isGreaterThan(share(byPyin, 0));
    }
  }

  /** {@return the share of the frames whose F0 is found within 50 cents} */
  private static double share(Tracker tracker, double signalToNoise) {
    Random random = new Random(4711);
    int right = 0;
    int all = 0;
    for (int i = 0; i < TONES; i++) {
      double[] f0 = contour(random);
      float[] tone = new Timbre(random, signalToNoise).render(f0, CrepeShape.SAMPLE_RATE, random);
      float[] found = tracker.f0(tone);
      for (int t = FRAMES_AT_ENDS; t < found.length - FRAMES_AT_ENDS; t++) {
        all++;
        right += found[t] > 0 && Math.abs(F0.cents(found[t], f0[t * HOP])) <= 50 ? 1 : 0;
      }
    }
    return (double) right / all;
  }

  /** Three quarters of a second between 60 Hz and 1,200 Hz. */
  private static double[] contour(Random random) {
    double hertz = 60 * Math.pow(20, random.nextDouble());
    double drift = 200 * random.nextGaussian();
    double depth = 50 * random.nextDouble();
    double rate = 4 + 3 * random.nextDouble();
    double[] f0 = new double[CrepeShape.SAMPLE_RATE * 3 / 4];
    Arrays.setAll(
        f0,
        i -> {
          double seconds = (double) i / CrepeShape.SAMPLE_RATE;
          double cents = drift * seconds + depth * Math.sin(2 * Math.PI * rate * seconds);
          return Math.min(1200, Math.max(60, hertz * Math.pow(2, cents / 1200)));
        });
    return f0;
  }
}
