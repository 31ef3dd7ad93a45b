package org.zethus.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zethus.api.audio.Waveform;
import org.zethus.api.plugin.ZethusException;

class SpeechPromptTest {
  private static final SpeechPrompt PROMPT =
      new SpeechPrompt(Waveform.mono(8000, new float[] {0.1f}), "hello");

  @Test
  void aRequestKeepsAllElseWhenItGetsAPrompt() {
    TtsRequest request = new TtsRequest("text", "ann", 2, 1, 1, 7, Map.of("seconds", 3.0));
    TtsRequest prompted = request.withPrompt(PROMPT);
    assertThat(prompted.requirePrompt("model")).isEqualTo(PROMPT);
    assertThat(prompted.text()).isEqualTo("text");
    assertThat(prompted.speaker()).isEqualTo("ann");
    assertThat(prompted.speed()).isEqualTo(2);
    assertThat(prompted.seed()).isEqualTo(7);
    assertThat(prompted.controls()).isEqualTo(request.controls());
  }

  @Test
  void modelsSayWhetherTheyTakeOne() {
    TtsRequest without = new TtsRequest("text");
    assertThatThrownBy(() -> without.requirePrompt("maskgct"))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("maskgct", "--prompt FILE");
    assertThatCode(() -> without.requireNoPrompt("vits")).doesNotThrowAnyException();
    assertThatThrownBy(() -> without.withPrompt(PROMPT).requireNoPrompt("vits"))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("vits", "takes none from a prompt");
  }

  @Test
  void aPromptWithoutSamplesIsNone() {
    Waveform nothing = Waveform.mono(8000, new float[0]);
    assertThatThrownBy(() -> new SpeechPrompt(nothing, ""))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("without samples");
  }
}
