package org.zethus.datasets.libritts;

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
import org.zethus.datasets.Problems;
import org.zethus.datasets.Sounds;
import org.zethus.testkit.TestRunContext;

class LibriTtsTest {
  @TempDir Path folder;

  @BeforeEach
  void subsets() throws IOException {
    utterance("train-clean-100/19/198/19_198_000000_000000", "One.");
    utterance("train-clean-100/19/198/19_198_000000_000001", "Two.");
    utterance("train-clean-360/26/495/26_495_000000_000000", "Three.");
    utterance("dev-clean/84/121123/84_121123_000007_000001", "Four.");
  }

  private void utterance(String path, String text) throws IOException {
    Sounds.write(folder.resolve("LibriTTS").resolve(path + ".wav"));
    Files.writeString(folder.resolve("LibriTTS").resolve(path + ".normalized.txt"), text);
    Files.writeString(folder.resolve("LibriTTS").resolve(path + ".original.txt"), text + "!");
  }

  private Manifest process(String config) {
    return new LibriTtsPlugin()
        .open(
            TestRunContext.writingTo(folder.resolve("out"))
                .config("{preprocess: {sample_rate: 8000}, " + config + "}")
                .input("folder", folder.resolve("LibriTTS")))
        .process();
  }

  private List<String> ids(String config) {
    return process(config).utterances().stream().map(Utterance::id).toList();
  }

  @Test
  void subsetsForTrainingAreReadWithReadersTakingTurns() {
    Manifest manifest = process("");
    assertThat(manifest.byId().keySet())
        .containsExactly("19_198_000000_000000", "26_495_000000_000000", "19_198_000000_000001");
    assertThat(manifest.utterances().get(1).speaker()).isEqualTo("26");
    assertThat(manifest.utterances().get(1).text()).isEqualTo("Three.");
  }

  @Test
  void subsetsAreChosenByName() {
    assertThat(ids("subsets: ['dev-clean']")).containsExactly("84_121123_000007_000001");
    assertThatThrownBy(() -> ids("subsets: ['dev-other']"))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("no subset 'dev-other'", "dev-clean, train-clean-100");
  }

  @Test
  void aSoundWithoutTextIsLeftOut() throws IOException {
    Files.delete(
        folder.resolve("LibriTTS/train-clean-100/19/198/19_198_000000_000001.normalized.txt"));
    assertThat(ids("speakers: ['19']")).containsExactly("19_198_000000_000000");
  }

  @Test
  void aFolderWithoutSubsetsIsRefused() throws IOException {
    Files.createDirectories(folder.resolve("other"));
    assertThatThrownBy(
            () -> new LibriTts(folder.resolve("other"), List.of()).recordings(new Problems()))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("no subset for training", "LibriTTS's layout");
  }
}
