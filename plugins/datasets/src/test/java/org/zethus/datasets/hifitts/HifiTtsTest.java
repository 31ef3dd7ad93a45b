package org.zethus.datasets.hifitts;

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

class HifiTtsTest {
  private static final String LINE =
      "{\"audio_filepath\": \"audio/%s_clean/%s/%s.flac\", \"text\": \"x\", \"duration\": 0.1,"
          + " \"text_no_preprocessing\": \"X\", \"text_normalized\": \"%s\"}\n";

  @TempDir Path folder;

  private Path corpus;

  @BeforeEach
  void twoReaders() throws IOException {
    corpus = folder.resolve("hi_fi_tts_v0");
    for (String sound : List.of("92_clean/1/a_01", "92_clean/2/a_01", "6097_clean/7/b_02")) {
      Sounds.write(corpus.resolve("audio/" + sound + ".flac"));
    }
    manifest("92_manifest_clean_train", LINE.formatted(92, 1, "a_01", "One.") + "\n");
    manifest("92_manifest_clean_dev", LINE.formatted(92, 2, "a_01", "Two."));
    manifest("6097_manifest_clean_train", LINE.formatted(6097, 7, "b_02", "Three."));
  }

  private void manifest(String name, String lines) throws IOException {
    Files.writeString(corpus.resolve(name + ".json"), lines);
  }

  private Manifest process(String config) {
    return new HifiTtsPlugin()
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
  void manifestsForTrainingAreRead() {
    Manifest manifest = process("");
    assertThat(manifest.byId().keySet()).containsExactly("6097_7_b_02", "92_1_a_01");
    assertThat(manifest.utterances().get(1).speaker()).isEqualTo("92");
    assertThat(manifest.utterances().get(1).text()).isEqualTo("One.");
  }

  @Test
  void splitsAndReadersAreChosen() {
    assertThat(ids("splits: ['train', 'dev'], speakers: ['92']"))
        .containsExactly("92_2_a_01", "92_1_a_01");
    assertThatThrownBy(() -> ids("splits: ['valid']"))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("no manifest of splits [valid]", "Hi-Fi TTS's layout");
  }

  @Test
  void everyBadLineIsReported() throws IOException {
    manifest(
        "92_manifest_clean_train",
        LINE.formatted(92, 1, "a_01", "One.")
            + LINE.formatted(92, 1, "a_09", "Nine.")
            + LINE.formatted(92, 1, "a_01", " ")
            + "{\"audio_filepath\": \"a\"}\n{cut off");
    assertThatThrownBy(() -> ids(""))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll(
            "5 problems",
            "92_manifest_clean_train.json, line 2: no recording 'audio/92_clean/1/a_09.flac'",
            "line 3: id '92_1_a_01' stands in 92_manifest_clean_train.json, line 1 already",
            "line 3: no text for '92_1_a_01'",
            "line 4: key 'text_normalized' is missing",
            "line 5");
  }
}
