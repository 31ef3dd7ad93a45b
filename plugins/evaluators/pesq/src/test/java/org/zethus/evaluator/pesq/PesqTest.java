package org.zethus.evaluator.pesq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zethus.api.audio.Waveform;
import org.zethus.api.plugin.ZethusException;
import org.zethus.dsp.Resampler;
import org.zethus.dsp.score.Alignment;

class PesqTest {
  private static final double TOLERANCE = 0.0005;
  private static final Pesq PESQ = new Pesq(Alignment.AUTO);

  private static double value(Waveform reference, Waveform generated, String name) {
    return Objects.requireNonNull(PESQ.score(reference, generated).get(name));
  }

  /** Numbers of the reference software: score, narrow and wide band at 16 kHz. */
  @ParameterizedTest
  @CsvSource({
    "same, 4.5, 4.548638, 4.643888",
    "late, 4.5, 4.548638, 4.643717",
    "early, 3.187637, 3.102132, 3.467939",
    "noise, 2.078434, 1.696760, 1.101979",
    "clipped, 2.404183, 2.022402, 1.524750",
    "dropped, 2.407174, 2.025810, 2.164580",
    "paused, 3.941358, 4.094036, 4.172828",
    "stuttered, 2.240417, 1.847344, 1.219679",
    "other, 0.132485, 1.044599, 1.026230"
  })
  void opinionsAreThoseOfTheStandard(String way, double score, double narrow, double wide) {
    Map<String, Double> values = PESQ.score(Degraded.speech(16_000), Degraded.speech(16_000, way));
    assertThat(values.keySet()).containsExactly("pesq", "pesq_nb", "pesq_wb");
    assertThat(values.get("pesq")).isCloseTo(score, within(TOLERANCE));
    assertThat(values.get("pesq_nb")).isCloseTo(narrow, within(TOLERANCE));
    assertThat(values.get("pesq_wb")).isCloseTo(wide, within(TOLERANCE));
  }

  /** Numbers of the reference software at 8 kHz, where there is no wide band. */
  @ParameterizedTest
  @CsvSource({
    "early, 3.143831",
    "dropped, 1.978181",
    "skipped, 4.547791",
    "stuttered, 1.865101",
    "other, 1.066109"
  })
  void opinionsAtEightKilohertzAreThoseOfTheStandard(String way, double narrow) {
    Map<String, Double> values = PESQ.score(Degraded.speech(8000), Degraded.speech(8000, way));
    assertThat(values.keySet()).containsExactly("pesq", "pesq_nb");
    assertThat(values.get("pesq_nb")).isCloseTo(narrow, within(TOLERANCE));
  }

  @Test
  void otherRatesAreBroughtToThoseOfTheStandard() {
    Waveform noisy = Degraded.speech(16_000, "noise");
    double wide = value(Degraded.speech(16_000), noisy, "pesq_wb");
    assertThat(value(Degraded.speech(24_000), Resampler.resample(noisy, 24_000), "pesq_wb"))
        .isCloseTo(wide, within(0.02));
    assertThat(PESQ.score(Degraded.speech(11_025), Degraded.speech(11_025, "noise")))
        .containsOnlyKeys("pesq", "pesq_nb");
  }

  @Test
  void cuttingLeavesOutWhatOnlyOneHas() {
    Waveform speech = Degraded.speech(8000);
    Waveform half = Waveform.mono(8000, Arrays.copyOf(speech.samples(), speech.length() / 2));
    assertThat(new Pesq(Alignment.CUT).score(speech, half).get("pesq")).isEqualTo(4.5);
    assertThat(value(speech, half, "pesq")).isLessThan(4);
    assertThatThrownBy(() -> new Pesq(Alignment.DTW).score(speech, half))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("dtw");
  }

  @Test
  void soundWithoutSpeechHasNone() {
    Waveform speech = Degraded.speech(8000);
    Waveform silence = Waveform.mono(8000, new float[speech.length()]);
    Waveform blip = Waveform.mono(8000, Arrays.copyOf(speech.samples(), 1999));
    assertThat(PESQ.score(silence, speech).get("pesq")).isNaN();
    assertThat(PESQ.score(speech, silence).get("pesq")).isNaN();
    assertThat(PESQ.score(blip, blip)).isEmpty();
  }

  @Test
  void rateBelowTelephonesIsRefused() {
    Waveform dull = Degraded.speech(6000);
    assertThatThrownBy(() -> PESQ.score(dull, dull))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("8000 Hz", "6000 Hz");
  }
}
