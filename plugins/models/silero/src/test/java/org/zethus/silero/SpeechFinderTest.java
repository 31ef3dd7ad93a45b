package org.zethus.silero;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.zethus.api.config.Config;

/** Probabilities are written as digits, tenths for each window of 100 ms at 1000 Hz. */
class SpeechFinderTest {
  private static final int WINDOW = 100;

  private static List<Stretch> find(String tenths, String config) {
    float[] probabilities = new float[tenths.length()];
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] = (tenths.charAt(i) - '0') / 10f;
    }
    SileroConfig.Speaking speaking =
        Config.parse("{vad: " + config + "}", "test").as(SileroConfig.class).vad();
    return new SpeechFinder(speaking, 1000, WINDOW).find(probabilities, WINDOW * tenths.length());
  }

  @Test
  void speechBeginsAtTheThresholdAndEndsWellBelowIt() {
    assertThat(find("00499944440000", "{speech_pad_ms: 0}"))
        .containsExactly(new Stretch(300, 1000));
  }

  @Test
  void shortSilenceStaysAndShortSpeechGoes() {
    String config = "{speech_pad_ms: 0, min_silence_duration_ms: 200}";
    assertThat(find("09909900000000", config)).containsExactly(new Stretch(100, 600));
    assertThat(find("09900000000000", config)).isEmpty();
    assertThat(find("00000000000999", config)).containsExactly(new Stretch(1100, 1400));
  }

  @Test
  void someSilenceIsKeptAndSharedByStretchesThatAreNear() {
    String config = "{speech_pad_ms: 150, min_silence_duration_ms: 100}";
    assertThat(find("99900999000000999", config))
        .containsExactly(new Stretch(0, 400), new Stretch(400, 950), new Stretch(1250, 1700));
  }

  @Test
  void tooLongSpeechIsCutAtItsLongestPause() {
    String config = "{speech_pad_ms: 0, min_silence_duration_ms: 300, max_speech_duration_s: 1.2}";
    assertThat(find("9990099990999999990000000", config))
        .containsExactly(new Stretch(0, 300), new Stretch(500, 900), new Stretch(1000, 1800));
  }

  @Test
  void tooLongSpeechWithoutAPauseIsCutAnywhere() {
    String config = "{speech_pad_ms: 0, max_speech_duration_s: 1.1}";
    assertThat(find("999999999999999999990000", config))
        .containsExactly(new Stretch(0, 1100), new Stretch(1200, 2000));
  }

  @Test
  void silenceHasNoSpeech() {
    assertThat(find("0000000000", "{}")).isEmpty();
    assertThat(find("", "{}")).isEmpty();
  }
}
