package org.zethus.datasets.emilia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.ZethusException;
import org.zethus.datasets.Sounds;
import org.zethus.testkit.TestRunContext;

class EmiliaTest {
  private static final String LINE =
      "{\"id\": \"%s\", \"wav\": \"EN_B0/mp3/%s.mp3\", \"text\": \" Hello there.\", \"duration\": %s,"
          + " \"speaker\": \"EN_B0_S0\", \"language\": \"%s\", \"dnsmos\": %s, \"phone_count\": 9}\n";

  @TempDir Path folder;

  private Path corpus;

  @BeforeEach
  void write() throws IOException {
    corpus = folder.resolve("emilia");
    StringBuilder lines = new StringBuilder();
    add(lines, "W0", "2.5", "en", "3.4");
    add(lines, "W1", "2.5", "de", "3.4");
    add(lines, "W2", "2.5", "en", "2.9");
    add(lines, "W3", "40", "en", "3.4");
    Files.writeString(corpus.resolve("EN_B0.jsonl"), lines);
  }

  private void add(StringBuilder lines, String id, String seconds, String language, String dnsmos) {
    lines.append(LINE.formatted(id, id, seconds, language, dnsmos));
    Sounds.write(corpus.resolve("EN_B0/mp3/" + id + ".wav"));
  }

  private Manifest process(String config) {
    return new EmiliaPlugin()
        .open(
            TestRunContext.writingTo(folder.resolve("out"))
                .config("{preprocess: {sample_rate: 8000}, " + config + "}")
                .input("folder", corpus))
        .process();
  }

  private List<String> ids(String config) {
    return process(config).utterances().stream().map(Utterance::id).toList();
  }

  @Test
  void linesAreChosenByLanguageQualityAndDuration() {
    assertThat(ids("")).containsExactly("W0", "W1", "W2");
    assertThat(ids("languages: ['en'], min_dnsmos: 3")).containsExactly("W0");
    assertThat(ids("languages: ['en'], min_dnsmos: 3, max_seconds: 60"))
        .containsExactly("W0", "W3");
  }

  @Test
  void textAndSpeakerComeAlong() {
    Utterance first = process("languages: ['en']").utterances().get(0);
    assertThat(first.text()).isEqualTo("Hello there.");
    assertThat(first.speaker()).isEqualTo("EN_B0_S0");
  }

  @Test
  void soundThatWasNotConvertedIsNamed() throws IOException {
    Files.delete(corpus.resolve("EN_B0/mp3/W0.wav"));
    assertThatThrownBy(() -> process(""))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("EN_B0.jsonl, line 1", "EN_B0/mp3/W0.wav");
  }

  @Test
  void aFolderWithoutManifestsIsRefused() throws IOException {
    Files.delete(corpus.resolve("EN_B0.jsonl"));
    assertThatThrownBy(() -> process(""))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("no manifest", "Emilia's layout");
  }
}
