package org.zethus.runner.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.audio.Waveform;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.model.SpeechPrompt;
import org.zethus.api.plugin.ZethusException;
import org.zethus.dsp.file.AudioFiles;
import org.zethus.testkit.TestRunContext;

class PromptsTest {
  private static final UnaryOperator<SpeechPrompt> AS_IT_IS = prompt -> prompt;

  @TempDir Path folder;

  private static Waveform sound(float level) {
    return Waveform.mono(8000, new float[] {level, -level});
  }

  private Utterance recorded(String id, String speaker, float level) {
    String file = "audio/" + id + ".wav";
    AudioFiles.write(folder.resolve(file), sound(level));
    return utterance(id, speaker, Map.of("audio", file));
  }

  private static Utterance utterance(String id, String speaker, Map<String, String> files) {
    return new Utterance(id, speaker, "words of " + id, 0, List.of(), List.of(), files);
  }

  private TestRunContext context() {
    return TestRunContext.writingTo(folder.resolve("out"));
  }

  @Test
  void oneRecordingIsThePromptOfAll() {
    Path file = folder.resolve("ref.wav");
    AudioFiles.write(file, sound(0.5f));
    Prompts prompts = Prompts.of(context().input("prompt", file), "hello", "de", AS_IT_IS);
    assertThat(prompts.of(utterance("a", "ann", Map.of())))
        .isEqualTo(new SpeechPrompt(AudioFiles.read(file), "hello", "de"));
  }

  @Test
  void anotherRecordingOfTheSameSpeakerIsTakenFromAnArtifact() {
    List<Utterance> all = new ArrayList<>();
    all.add(recorded("a1", "ann", 0.1f));
    all.add(recorded("b1", "bob", 0.2f));
    all.add(recorded("a2", "ann", 0.3f));
    new Manifest(folder, all).write();
    Prompts prompts = Prompts.of(context().input("prompt", folder), "", "", AS_IT_IS);
    assertThat(prompts.of(utterance("a1", "ann", Map.of())).text()).isEqualTo("words of a2");
    assertThat(prompts.of(utterance("a2", "ann", Map.of())).text()).isEqualTo("words of a1");
    assertThatThrownBy(() -> prompts.of(utterance("b1", "bob", Map.of())))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("bob", "b1");
  }

  @Test
  void eachRecordingOfASpeakerIsThePromptOfOneFarFromIt() {
    List<Utterance> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      all.add(recorded("a" + i, "ann", 0.1f));
    }
    new Manifest(folder, all).write();
    Prompts prompts = Prompts.of(context().input("prompt", folder), "", "", AS_IT_IS);
    assertThat(all)
        .extracting(each -> prompts.of(each).text())
        .containsExactly("words of a3", "words of a4", "words of a0", "words of a1", "words of a2");
    assertThat(prompts.of(utterance("elsewhere", "ann", Map.of())).text()).isEqualTo("words of a0");
  }

  @Test
  void withoutTheRoleThereIsNone() {
    assertThat(Prompts.of(context(), "", "", AS_IT_IS).of(utterance("a", "ann", Map.of())))
        .isNull();
  }
}
