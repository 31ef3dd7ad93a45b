package org.zethus.dsp.pitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zethus.api.audio.MelSpec;

class PitchExtractorTest {
  private static final int RATE = 22050;
  private static final PitchSpec SPEC = new PitchSpec(RATE, 256, 2048, 60, 800);

  static Stream<Function<PitchSpec, PitchExtractor>> extractors() {
    return Stream.of(Yin::new, Pyin::new, spec -> new StoneMask(new Dio(spec)), Harvest::new);
  }

  /** A second of silence, a second of a voice at a pitch, a second of noise. */
  private static float[] sound(double hertz) {
    Random random = new Random(7);
    float[] samples = new float[3 * RATE];
    for (int i = RATE; i < 2 * RATE; i++) {
      for (int harmonic = 1; harmonic <= 8; harmonic++) {
        samples[i] +=
            (float) (0.2 / harmonic * Math.sin(2 * Math.PI * hertz * harmonic * i / RATE));
      }
    }
    for (int i = 2 * RATE; i < 3 * RATE; i++) {
      samples[i] = (float) (random.nextGaussian() * 0.1);
    }
    return samples;
  }

  @ParameterizedTest
  @MethodSource("extractors")
  void voiceHasItsPitchAndTheRestHasNone(Function<PitchSpec, PitchExtractor> extractor) {
    for (double hertz : new double[] {82.4, 220, 512.3}) {
      PitchExtractor tracker = extractor.apply(SPEC);
      float[] f0 = tracker.f0(sound(hertz));
      assertThat(f0).hasSize(3 * RATE / 256 + 1);
      for (int t = 0; t < f0.length; t++) {
        double second = t * 256.0 / RATE;
        if (second > 1.1 && second < 1.9) {
          assertThat(F0.cents(f0[t], hertz))
              .as("frame %d of %s Hz", t, hertz)
              .isCloseTo(0, within(6.0));
        } else if (second < 0.9 || second > 2.1 && second < 2.9 && !(tracker instanceof Harvest)) {
          // Harvest would rather find F0 in noise than miss it in speech.
          assertThat(f0[t]).as("frame %d of %s Hz", t, hertz).isZero();
        }
      }
    }
  }

  /** Two seconds of a voice that rises from 100 to 300 Hz. */
  private static float[] rising() {
    float[] rising = new float[2 * RATE];
    for (int i = 0; i < rising.length; i++) {
      double second = (double) i / RATE;
      double phase = 2 * Math.PI * (100 * second + 50 * second * second);
      for (int harmonic = 1; harmonic <= 6; harmonic++) {
        rising[i] += (float) (0.3 / harmonic * Math.sin(harmonic * phase));
      }
    }
    return rising;
  }

  @ParameterizedTest
  @MethodSource("extractors")
  void framesLieInTheMiddleOfMelFrames(Function<PitchSpec, PitchExtractor> extractor) {
    MelSpec mel = new MelSpec(RATE, 1024, 1024, 256, 80, 0, 8000);
    float[] f0 = extractor.apply(SPEC).f0(rising(), mel, 172);
    assertThat(f0).hasSize(172);
    for (int t = 20; t < 150; t++) {
      double middle = (t + 0.5) * 256 / RATE;
      assertThat((double) f0[t]).as("frame %d", t).isCloseTo(100 + 100 * middle, within(1.5));
    }
  }

  /** 5 ms are 110.25 samples. */
  @Test
  void framesNeedNotBeWholeSamplesApart() {
    double[] centres = IntStream.range(0, 400).mapToDouble(t -> 110.25 * t).toArray();
    float[] coarse = new Dio(new PitchSpec(RATE, 110, 2048, 60, 800)).f0(rising(), centres);
    float[] f0 = StoneMask.refine(rising(), RATE, centres, coarse);
    assertThat(f0).hasSize(400);
    for (int t = 40; t < 360; t++) {
      assertThat((double) f0[t]).as("frame %d", t).isCloseTo(100 + 0.5 * t, within(0.2));
    }
  }

  @ParameterizedTest
  @MethodSource("extractors")
  void soundShorterThanAFrameHasAsManyValuesAsAskedFor(
      Function<PitchSpec, PitchExtractor> extractor) {
    assertThat(extractor.apply(SPEC).f0(new float[10])).containsExactly(0f);
    assertThat(extractor.apply(SPEC).f0(new float[0], 0, 0)).isEmpty();
  }

  @Test
  void pitchTooLowForAFrameIsRefused() {
    assertThatThrownBy(() -> new PitchSpec(RATE, 256, 256, 60, 800))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("368 samples", "f0_min 60.0", "256");
  }

  @Test
  void framesForMelFramesHoldTwoPeriods() {
    MelSpec mel = new MelSpec(96_000, 4096, 4096, 1024, 80, 0, 8000);
    assertThat(PitchSpec.of(mel, 100, 800).frameLength()).isEqualTo(2048);
    assertThat(PitchSpec.of(mel, 50, 800).frameLength()).isEqualTo(4096);
  }
}
