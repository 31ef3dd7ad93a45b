package org.zethus.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.audio.Waveform;
import org.zethus.dsp.file.AudioFiles;

/** A voice from a recipe to a plugin, without the training in between. */
class VoiceBundleTest {
  private static final String COPY =
      """
      { recipe: "copy", data: "", name: "", take: %d, stages: [
        { name: "acoustic", uses: "preprocessor/installed-voice", config: { part: "model" } },
        { name: "vocoder", uses: "preprocessor/installed-voice", config: { part: "vocoder" } },
        { name: "voice", uses: "preprocessor/voice-bundle",
          in: { checkpoint: "acoustic", vocoder: "vocoder" },
          config: { voice: { id: "${name}", description: "take ${take} of ${data}", model: "fastspeech2",
            vocoder: "vocos" } } } ] }
      """;

  @TempDir Path folder;
  private Product zethus;

  @BeforeEach
  void open() {
    zethus = new Product(folder);
  }

  private Product.Result learn(int take) throws IOException {
    Path recipe = Files.writeString(folder.resolve("copy.json"), COPY.formatted(take));
    Product.Result result =
        zethus.run("learn", folder.toString(), "--name", "ann", "--recipe", recipe.toString());
    assertThat(result.code()).as(result.err()).isZero();
    return result;
  }

  private Waveform say(String... more) {
    String[] command = new String[more.length + 4];
    System.arraycopy(new String[] {"say", "Good morning.", "-o", "it.wav"}, 0, command, 0, 4);
    System.arraycopy(more, 0, command, 4, more.length);
    Product.Result result = zethus.run(command);
    assertThat(result.code()).as(result.err()).isZero();
    return AudioFiles.read(zethus.work().resolve("it.wav"));
  }

  @Test
  void aLearnedVoiceSpeaksIsReplacedAndGoes() throws IOException {
    assertThat(learn(1).out()).contains("installed voice/ann 1.0.0");
    assertThat(say("--voice", "ann").samples()).containsExactly(say().samples(), within(1e-3f));
    assertThat(learn(1).out()).contains("installed already");
    assertThat(learn(2).out()).contains("updated voice/ann 1.0.0");
    assertThat(zethus.run("plugins").out().lines().filter(line -> line.contains(" ann ")))
        .hasSize(1);
    assertThat(zethus.run("remove", "ann").code()).isZero();
    assertThat(zethus.run("say", "--voice", "ann", "Hello").err())
        .contains("no voice 'ann'; installed are starter");
  }

  @Test
  void aRecipeThatDoesNotTakeRecordingsIsRefused() {
    Product.Result result =
        zethus.run("learn", folder.toString(), "--name", "ann", "--recipe", "data/check");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.messages())
        .singleElement()
        .asString()
        .contains("'data/check' does not learn a voice", "${name}");
  }
}
