package org.zethus.runner.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zethus.api.audio.Waveform;
import org.zethus.api.data.Segment;
import org.zethus.api.plugin.ZethusException;

class PieceJoinerTest {
  private static final int RATE = 16_000;
  private static final int FADE = 80; // 5 ms
  private static final int PAUSE = 4800; // 0.3 s

  private final PieceJoiner joiner = new PieceJoiner();

  /** A constant level with silence around it. */
  private static float[] level(int before, int loud, int after) {
    float[] samples = new float[before + loud + after];
    Arrays.fill(samples, before, before + loud, 0.5f);
    return samples;
  }

  private float[] next(float[] samples) {
    return joiner.next(Waveform.mono(RATE, samples), List.of(), "").audio().samples();
  }

  @Test
  void piecesMeetWithoutAStepAndAreUntouchedBetweenTheirEdges() {
    float[] first = next(level(0, 1000, 0));
    assertThat(first).hasSize(1000);
    assertThat(first[0]).isZero();
    assertThat(first[FADE / 2]).isCloseTo(0.25f, within(1e-3f));
    assertThat(Arrays.copyOfRange(first, FADE, 1000 - FADE)).containsOnly(0.5f);
    assertThat(first[999]).isZero();
    for (int i = 1; i < first.length; i++) {
      assertThat(Math.abs(first[i] - first[i - 1])).isLessThan(0.012f);
    }
  }

  @Test
  void silenceThatIsThereCountsForThePause() {
    next(level(0, 1000, 1000));
    float[] second = next(level(800, 1000, PAUSE));
    assertThat(second).hasSize(PAUSE - 1000 - 800 + 800 + 1000 + PAUSE);
    assertThat(next(level(10, 1000, 0))).hasSize(1010); // the pause is long enough already
  }

  @Test
  void timesCountFromTheBeginningOfTheWhole() {
    next(level(0, RATE, 0));
    Segment segment = new Segment("AA1", 0.25, 0.5);
    Segment shifted =
        joiner.next(Waveform.mono(RATE, level(0, RATE, 0)), List.of(segment), "").segments().get(0);
    assertThat(shifted.start()).isCloseTo(1 + 0.3 + 0.25, within(1e-9));
    assertThat(shifted.end()).isCloseTo(1 + 0.3 + 0.5, within(1e-9));
  }

  @Test
  void shortPiecesAndEmptyOnesAreJoinedToo() {
    assertThat(next(new float[0])).isEmpty();
    assertThat(next(new float[] {0.5f})).hasSize(1);
    assertThat(next(new float[] {0.5f, 0.5f, 0.5f})).hasSize(PAUSE + 3);
  }

  @Test
  void aChangedRateIsRefused() {
    next(level(0, 10, 0));
    assertThatThrownBy(() -> joiner.next(Waveform.mono(8000, new float[10]), List.of(), ""))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("16000 to 8000 Hz");
  }
}
