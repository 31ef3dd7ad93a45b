package org.zethus.evaluator.perceptual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.zethus.api.audio.Waveform;
import org.zethus.dsp.score.Alignment;

class StoiTest {
  private static final int RATE = 16_000;
  private static final Stoi STOI = new Stoi(Alignment.CUT);

  private static double stoi(float[] reference, float[] generated) {
    return Objects.requireNonNull(
        STOI.score(Waveform.mono(RATE, reference), Waveform.mono(RATE, generated)).get("stoi"));
  }

  /** Two seconds of noise in syllables. */
  private static float[] speech() {
    Random random = new Random(1);
    float[] samples = new float[2 * RATE];
    for (int i = 0; i < samples.length; i++) {
      double level = Math.pow(Math.sin(Math.PI * i / (0.2 * RATE)), 2);
      samples[i] = (float) (0.2 * level * random.nextGaussian());
    }
    return samples;
  }

  private static float[] withNoise(float[] samples, double gain, double noise) {
    Random random = new Random(2);
    float[] mixed = new float[samples.length];
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = (float) (gain * samples[i] + noise * random.nextGaussian());
    }
    return mixed;
  }

  @Test
  void levelDoesNotCountAndNoiseDoes() {
    float[] speech = speech();
    assertThat(stoi(speech, speech)).isCloseTo(1, within(1e-6));
    assertThat(stoi(speech, withNoise(speech, 0.1, 0))).isCloseTo(1, within(1e-4));
    double little = stoi(speech, withNoise(speech, 1, 0.05));
    double much = stoi(speech, withNoise(speech, 1, 0.5));
    assertThat(much).isLessThan(little);
    assertThat(little).isLessThan(0.99);
  }

  @Test
  void tooLittleSpeechHasNone() {
    Waveform blip = Waveform.mono(RATE, withNoise(new float[3000], 0, 0.1));
    assertThat(STOI.score(blip, blip)).isEmpty();
    Waveform silence = Waveform.mono(RATE, new float[10]);
    assertThat(STOI.score(silence, silence)).isEmpty();
  }
}
