package org.zethus.runner.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.audio.Waveform;
import org.zethus.api.codec.CodeFile;
import org.zethus.api.codec.Codec;
import org.zethus.api.config.Config;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.dsp.file.AudioFiles;
import org.zethus.registry.Lease;

class CodecKindTest {
  private static final String STAGES =
      """
          { name: "corpus", uses: "preprocessor/lines", in: { text: "${text}" } },
          { name: "mels", uses: "preprocessor/mels", in: { utterances: "corpus" } },
          { name: "vocoder", uses: "trainer/square", in: { mel: "mels" }, config: { train: { max_steps: 3 } } },
          { name: "copied", uses: "vocoder/square", in: { checkpoint: "vocoder", mel: "mels" } },
          { name: "coded", uses: "codec/steps", in: { checkpoint: "codec", audio: "copied" } },
          { name: "decoded", uses: "codec/steps", in: { checkpoint: "codec", codes: "coded" },
            config: { codebooks: 1 } },
      """;

  @TempDir Path folder;
  private House house;

  @BeforeEach
  void build() throws IOException {
    house = new House(folder);
    Files.createDirectories(folder.resolve("codec"));
    house.write("codec/config.json", "{sample_rate: 4000, hop_size: 40}");
    write(STAGES);
  }

  private void write(String stages) throws IOException {
    int begin = House.RECIPE.indexOf("stages: [") + "stages: [".length();
    house.write("recipe.json", House.RECIPE.substring(0, begin) + stages + "]}");
  }

  @Test
  void soundBecomesCodesAndCodesBecomeSound() {
    house.run("ws");
    Manifest coded = Manifest.read(house.workspace("ws").resolve("coded"));
    Manifest copied = Manifest.read(house.workspace("ws").resolve("copied"));
    Manifest decoded = Manifest.read(house.workspace("ws").resolve("decoded"));
    assertThat(coded.utterances()).hasSize(2);
    for (Utterance utterance : coded.utterances()) {
      CodeFile file = CodeFile.read(coded.file(utterance, "codes"));
      Waveform before = audio(copied, utterance);
      Waveform after = audio(decoded, utterance);
      assertThat(file.codec()).isEqualTo("steps");
      assertThat(file.codes().codebooks()).isEqualTo(2);
      assertThat(file.sampleRate()).isEqualTo(4000);
      assertThat(file.samples()).isEqualTo(before.length() / 2);
      assertThat(after.sampleRate()).isEqualTo(4000);
      assertThat(after.length()).isEqualTo(file.samples());
      assertThat(utterance.text()).isNotEmpty();
    }
  }

  private static Waveform audio(Manifest manifest, Utterance utterance) {
    return AudioFiles.read(manifest.file(manifest.find(utterance.id()).orElseThrow(), "audio"));
  }

  @Test
  void aStageEncodesOrDecodes() throws IOException {
    write(STAGES.replace("codes: \"coded\"", "codes: \"coded\", audio: \"copied\""));
    assertThatThrownBy(() -> house.run("ws"))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("decoded", "either audio, to encode, or codes, to decode");
  }

  @Test
  void moreCodebooksThanThereAreAreRefused() throws IOException {
    write(STAGES.replace("codebooks: 1", "codebooks: 3"));
    assertThatThrownBy(() -> house.run("ws"))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("'steps' has 2 codebooks", "3");
  }

  @Test
  void aCodecIsFoundByItsIdOrByItsCheckpoint() {
    DefaultCoding coding = new DefaultCoding(house.registry);
    Checkpoint named =
        Checkpoint.untrained(
            "c",
            Config.parse("{model_type: 'Steps', sample_rate: 4000, hop_size: 40}", "config.json"),
            1);
    for (String id : List.of("", "steps")) {
      try (Lease<Codec> codec = coding.open(id, named, Device.CPU)) {
        assertThat(codec.get().format().hopLength()).isEqualTo(40);
      }
    }
    assertThat(house.registry.lent()).isZero();
  }
}
