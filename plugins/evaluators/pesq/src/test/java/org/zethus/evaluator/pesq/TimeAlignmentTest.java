package org.zethus.evaluator.pesq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.zethus.api.audio.Waveform;

class TimeAlignmentTest {
  private static final int RATE = 8000;
  private static final Timing TIMING = new Timing(RATE);

  /** A thirty-second of the speech, the unit of {@link Degraded}. */
  private static final int UNIT = Degraded.speech(RATE).length() / 32;

  private static List<Utterance> utterances(String way) {
    return new TimeAlignment(heard(Degraded.speech(RATE)), heard(Degraded.speech(RATE, way)))
        .utterances();
  }

  private static Sound heard(Waveform sound) {
    return Listening.HANDSET.hear(Sound.of(sound.samples(), TIMING).times(32_768));
  }

  @Test
  void delayIsFoundToTheSample() {
    assertThat(utterances("late"))
        .singleElement()
        .satisfies(
            all -> {
              assertThat(all.delay().samples()).isEqualTo(2 * UNIT);
              assertThat(all.delay().confidence()).isGreaterThan(0.9);
            });
    assertThat(utterances("early"))
        .singleElement()
        .satisfies(all -> assertThat(all.delay().samples()).isEqualTo(-UNIT));
  }

  @Test
  void utteranceIsSplitWhereTheDelayChanges() {
    List<Utterance> utterances = utterances("skipped");
    assertThat(utterances)
        .extracting(utterance -> utterance.delay().samples())
        .containsExactly(0, -2 * UNIT);
    int split = (utterances.get(0).end() - Timing.MARGIN_WINDOWS) * TIMING.window();
    assertThat(split).isCloseTo(15 * UNIT, within(2 * UNIT));
  }

  @Test
  void framesThatWereSkippedAreLost() {
    boolean[] lost = new DelayTrack(utterances("skipped"), TIMING).lost(32 * UNIT / TIMING.hop());
    assertThat(Run.of(lost))
        .singleElement()
        .satisfies(
            run -> {
              assertThat(run.start() * TIMING.hop()).isBetween(12 * UNIT, 14 * UNIT);
              assertThat(run.end() * TIMING.hop()).isBetween(16 * UNIT, 19 * UNIT);
            });
    assertThat(Run.of(new DelayTrack(utterances("paused"), TIMING).lost(100))).isEmpty();
  }

  @Test
  void briefSoundIsNoUtterance() {
    float[] beep = new float[RATE];
    for (int i = 0; i < RATE / 10; i++) {
      beep[RATE / 2 + i] = (float) Math.sin(2 * Math.PI * i * 1000 / RATE);
    }
    Sound beeped = Sound.of(beep, TIMING).times(32_768);
    assertThat(new TimeAlignment(beeped, beeped).utterances()).isEmpty();
  }
}
