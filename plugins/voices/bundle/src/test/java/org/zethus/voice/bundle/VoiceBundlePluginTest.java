package org.zethus.voice.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.config.ConfigException;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.preprocessor.PreprocessorPlugin;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.contract.PreprocessorContract;

class VoiceBundlePluginTest extends PreprocessorContract {
  private static final String VOICE = "{ voice: { id: '%s', model: 'fake', vocoder: '%s' } }";

  @TempDir Path folder;

  @Override
  protected PreprocessorPlugin plugin() {
    return new VoiceBundlePlugin();
  }

  @Override
  protected void prepare(TestRunContext context) {
    context
        .config(VOICE.formatted("ann", "hum"))
        .input("checkpoint", checkpoint("spoken"))
        .input("vocoder", checkpoint("sung"));
  }

  private Path checkpoint(String name) {
    try {
      Path made = Files.createDirectories(folder.resolve(name));
      Files.writeString(made.resolve("config.json"), "{}");
      Files.writeString(made.resolve("model.safetensors"), name);
      Files.writeString(made.resolve("train.jsonl"), "{}");
      Files.writeString(made.resolve("artifact.json"), "{}");
      Files.writeString(made.resolve("events.out.tfevents.zethus"), "events");
      Files.createDirectories(made.resolve("samples"));
      return made;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private TestRunContext run() {
    return TestRunContext.writingTo(folder.resolve("out"));
  }

  @Test
  void theJarHoldsTheVoiceAndWhatItSpeaksWith() throws IOException {
    TestRunContext context = run();
    prepare(context);
    plugin().open(context).process();
    try (JarFile jar = new JarFile(folder.resolve("out/ann.jar").toFile())) {
      assertThat(jar.stream().map(JarEntry::getName))
          .containsExactly(
              "META-INF/MANIFEST.MF",
              "voice.json",
              "model/config.json",
              "model/model.safetensors",
              "model/train.jsonl",
              "vocoder/config.json",
              "vocoder/model.safetensors",
              "vocoder/train.jsonl");
      JarEntry weights = jar.getJarEntry("vocoder/model.safetensors");
      byte[] bytes = jar.getInputStream(weights).readAllBytes();
      assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo("sung");
      assertThat(jar.getManifest().getMainAttributes().getValue("Bundle-SymbolicName"))
          .isEqualTo("voice.ann");
    }
  }

  @Test
  void aModelThatMakesWaveformsNeedsNoVocoder() throws IOException {
    TestRunContext context =
        run().config(VOICE.formatted("bob", "")).input("checkpoint", checkpoint("spoken"));
    plugin().open(context).process();
    try (JarFile jar = new JarFile(folder.resolve("out/bob.jar").toFile())) {
      assertThat(jar.stream().map(JarEntry::getName)).noneMatch(name -> name.startsWith("vocoder"));
    }
  }

  @Test
  void aCheckpointWithoutWeightsIsRefusedAndNoJarIsLeft() throws IOException {
    TestRunContext context = run();
    prepare(context);
    Files.delete(folder.resolve("sung/model.safetensors"));
    assertThatThrownBy(() -> plugin().open(context).process())
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("model.safetensors", "sung");
    assertThat(folder.resolve("out/ann.jar")).doesNotExist();
  }

  @Test
  void anIdThatCannotBeTypedIsRefused() {
    TestRunContext context = run().config(VOICE.formatted("Ann Smith", ""));
    assertThatThrownBy(() -> plugin().open(context))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll("Ann Smith", "lower-case");
  }
}
