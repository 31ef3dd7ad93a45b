package org.zethus.runner.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.zethus.api.asr.RecogniserPlugin;
import org.zethus.api.audio.Waveform;
import org.zethus.api.config.Config;
import org.zethus.api.model.SpeechPrompt;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.testkit.fake.FakeRecogniser;

class ListeningTest {
  private static final Checkpoint EAR =
      Checkpoint.untrained("ear", Config.of(new Ear("peaks", 8000, List.of("soft", "loud"))), 1);

  private final FakeRegistry registry =
      new FakeRegistry().add(RecogniserPlugin.class, "peaks", new FakeRecogniser.Plugin());
  private final DefaultListening listening = new DefaultListening(registry);

  private record Ear(String modelType, int sampleRate, List<String> words) {}

  private static SpeechPrompt prompt(float level, String text) {
    float[] samples = new float[1600];
    for (int i = 400; i < 800; i++) {
      samples[i] = level;
    }
    return new SpeechPrompt(Waveform.mono(8000, samples), text);
  }

  @Test
  void aPromptWithoutWordsGetsThoseThatAreHeard() {
    assertThat(listening.withWords(prompt(0.9f, " "), "en", EAR, Device.CPU).text())
        .isEqualTo("loud");
    assertThat(registry.lent()).isZero();
  }

  @Test
  void wordsThatAreGivenStay() {
    SpeechPrompt given = prompt(0.9f, "as written");
    assertThat(listening.withWords(given, "", EAR, Device.CPU)).isSameAs(given);
  }

  @Test
  void silenceIsNoPrompt() {
    assertThatThrownBy(() -> listening.withWords(prompt(0, ""), "", EAR, Device.CPU))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("peaks", "--prompt-text");
  }
}
