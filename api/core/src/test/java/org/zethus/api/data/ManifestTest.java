package org.zethus.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.plugin.ZethusException;

class ManifestTest {
  @TempDir Path folder;

  @Test
  void readsWhatItWrites() {
    Utterance full =
        new Utterance(
            "LJ001-0001",
            "lj",
            "naïve “text”",
            1.25,
            List.of("SIL", "N"),
            List.of(new Segment("SIL", 0, 0.5), new Segment("N", 0.5, 1.25)),
            Map.of("mel", "mel/LJ001-0001.safetensors", "audio", "audio/LJ001-0001.wav"));
    Manifest manifest = new Manifest(folder, List.of(full, new Utterance("b", "")));
    manifest.write();
    assertThat(Manifest.read(folder)).isEqualTo(manifest);
    assertThat(manifest.file(full, "audio")).isEqualTo(folder.resolve("audio/LJ001-0001.wav"));
    assertThatThrownBy(() -> manifest.file(full, "f0"))
        .hasMessageContainingAll("LJ001-0001", "no 'f0'", "mel");
  }

  @Test
  void aBadLineIsNamed() throws IOException {
    Files.writeString(folder.resolve(Manifest.FILE), "{\"id\":\"a\"}\n\n{\"id\":\"../a\"}\n");
    assertThatThrownBy(() -> Manifest.read(folder))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("utterances.jsonl:3", "'../a'");
    assertThatThrownBy(() -> Manifest.read(folder.resolve("none")))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("finished stage");
  }

  @Test
  void anIdStandsThereOnce() {
    List<Utterance> twice = List.of(new Utterance("a", "x"), new Utterance("a", "y"));
    assertThatThrownBy(() -> new Manifest(folder, twice))
        .hasMessageContaining("'a' stands there twice");
  }
}
