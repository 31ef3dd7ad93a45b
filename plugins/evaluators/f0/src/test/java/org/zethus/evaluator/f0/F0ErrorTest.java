package org.zethus.evaluator.f0;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zethus.api.audio.Waveform;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.ZethusException;
import org.zethus.dsp.score.Alignment;
import org.zethus.testkit.TestRunContext;

class F0ErrorTest {
  private static final int RATE = 22_050;
  private static final F0Error ERROR = new F0Error(Config.of(Map.of(), "test").as(F0Config.class));

  /** A second at a pitch between silences. */
  private static Waveform voice(double hertz, double slow) {
    int second = (int) (RATE * slow);
    float[] samples = new float[second * 2];
    for (int i = second / 2; i < second * 3 / 2; i++) {
      for (int harmonic = 1; harmonic < 12; harmonic++) {
        samples[i] +=
            (float) (0.2 / harmonic * Math.sin(2 * Math.PI * hertz * harmonic * i / RATE));
      }
    }
    return Waveform.mono(RATE, samples);
  }

  @Test
  void semitoneIsAHundredCents() {
    Map<String, Double> errors = ERROR.score(voice(200, 1), voice(200 * Math.pow(2, 1 / 12.0), 1));
    assertThat(errors.get("f0_rmse_cents")).isCloseTo(100, within(6.0));
    assertThat(errors.get("voicing_error")).isLessThan(0.03);
  }

  @Test
  void equalSoundHasNoError() {
    assertThat(ERROR.score(voice(130, 1), voice(130, 1)))
        .containsEntry("f0_rmse_cents", 0.0)
        .containsEntry("voicing_error", 0.0)
        .containsEntry("voicing_f1", 1.0);
  }

  @Test
  void otherTimingIsWarped() {
    Map<String, Double> errors = ERROR.score(voice(200, 1), voice(212, 1.4));
    assertThat(errors.get("f0_rmse_cents"))
        .isCloseTo(1200 * Math.log(1.06) / Math.log(2), within(8.0));
    assertThat(errors.get("voicing_error")).isLessThan(0.1);
  }

  @Test
  void silenceAgainstVoiceHasAVoicingErrorAlone() {
    Waveform voice = voice(200, 1);
    Waveform silence = Waveform.mono(RATE, new float[voice.length()]);
    Map<String, Double> errors = ERROR.score(voice, silence);
    assertThat(errors.get("f0_rmse_cents")).isNaN();
    assertThat(errors).containsEntry("voicing_f1", 0.0);
    assertThat(errors.get("voicing_error")).isCloseTo(0.5, within(0.06));
  }

  @Test
  void allFramesCountAsTheyAreOrMelodiesFromTheirMedian() {
    double[] reference = {0, 100, 100, 200, 0};
    double[] generated = {0, 200, 100, 0, 300};
    assertThat(F0Error.score(reference, generated, Alignment.CUT, TrackComparison.ALL))
        .containsEntry("voicing_error", 2 / 5.0)
        .containsEntry("voicing_f1", 4 / 6.0)
        .hasEntrySatisfying(
            "f0_rmse_hz", hertz -> assertThat(hertz).isCloseTo(Math.sqrt(28_000), within(1e-9)));
    double[] octaveHigher = {200, 200, 400, 0, 0};
    assertThat(F0Error.score(reference, octaveHigher, Alignment.CUT, TrackComparison.MELODY))
        .hasEntrySatisfying("f0_rmse_cents", cents -> assertThat(cents).isCloseTo(0, within(1e-9)));
  }

  @Test
  void badRangeIsRefusedWithTheConfig() {
    TestRunContext context =
        TestRunContext.writingTo(Path.of("unused")).config("{preprocess: {f0_min: 5}}");
    assertThatThrownBy(() -> new F0Plugin().open(context))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("f0_min 5.0");
  }
}
