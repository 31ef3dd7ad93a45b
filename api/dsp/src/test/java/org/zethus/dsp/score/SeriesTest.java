package org.zethus.dsp.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.zethus.api.audio.Waveform;
import org.zethus.api.plugin.ZethusException;

class SeriesTest {
  private static final double[] RISING = {1, 2, 3, 4};

  @Test
  void correlationAsksForTheShapeAndTheErrorForTheValues() {
    double[] scaled = Arrays.stream(RISING).map(value -> 5 - 2 * value).toArray();
    assertThat(Series.of(RISING, scaled).correlation()).isCloseTo(-1, within(1e-12));
    assertThat(Series.of(RISING, RISING).correlation()).isCloseTo(1, within(1e-12));
    assertThat(Series.of(RISING, new double[4]).correlation()).isNaN();
    assertThat(Series.of(RISING, new double[] {1, 2, 3, 8}).rootMeanSquareError()).isEqualTo(2);
  }

  @Test
  void alignmentChoosesThePairs() {
    double[] slower = {1, 1, 2, 2, 3, 4};
    assertThat(Series.align(Alignment.DTW, RISING, slower).rootMeanSquareError()).isZero();
    assertThat(Series.align(Alignment.CUT, RISING, slower).rootMeanSquareError())
        .isCloseTo(Math.sqrt((1 + 1 + 4) / 4.0), within(1e-12));
    assertThatThrownBy(() -> Series.align(Alignment.NONE, RISING, slower))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("4 frames", "6 in the generated");
    assertThatThrownBy(() -> Alignment.DTW.length(1, 1, "samples"))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("sample by sample");
  }

  @Test
  void onlyWhatIsAskedForIsDoneWithAPair() {
    float[] loud = new float[16_000];
    float[] soft = new float[8_000];
    for (int i = 0; i < loud.length; i++) {
      loud[i] = (float) (0.5 * Math.sin(2 * Math.PI * 440 * i / 16_000));
    }
    for (int i = 0; i < soft.length; i++) {
      soft[i] = (float) (0.05 * Math.sin(2 * Math.PI * 440 * i / 8_000));
    }
    Waveform reference = Waveform.mono(16_000, loud);
    Waveform generated = Waveform.mono(8_000, soft);
    Comparison.Pair plain =
        new Comparison(0, Comparison.Level.AS_IS, Alignment.AUTO).prepare(reference, generated);
    assertThat(plain.reference().sampleRate()).isEqualTo(8000);
    assertThat(plain.generated()).isEqualTo(generated);
    Comparison.Pair equal =
        new Comparison(16_000, Comparison.Level.EQUAL, Alignment.AUTO)
            .prepare(reference, generated);
    assertThat(equal.reference()).isEqualTo(reference);
    assertThat(equal.generated().samples()[8009]).isCloseTo(loud[8009], within(0.01f));
  }
}
