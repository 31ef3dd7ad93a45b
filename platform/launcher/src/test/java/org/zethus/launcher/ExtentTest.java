package org.zethus.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.command.CommandParser;

class ExtentTest {
  @TempDir Path user;

  private Extent of(String... words) {
    return Extent.of(
        new CommandParser("").parse(List.of(words)), new Installation(Path.of("product"), user));
  }

  @Test
  void sayNeedsTheBuiltInVoiceUnlessItNamesAnother() {
    assertThat(of("say", "Hello.", "--speed", "2", "-o", "-")).isEqualTo(Extent.VOICE);
    for (String option : List.of("voice", "engine", "model", "vocoder", "prompt", "recogniser")) {
      assertThat(of("say", "Hello.", "--" + option, "a")).as(option).isEqualTo(Extent.PLUGINS);
    }
  }

  @Test
  void sayNeedsAllPluginsBesideThoseOfThePerson() throws IOException {
    Files.createFile(Files.createDirectory(user.resolve("plugins")).resolve("org.example.jar"));
    assertThat(of("say", "Hello.")).isEqualTo(Extent.PLUGINS);
  }

  @Test
  void onlySessionsNeedAll() {
    assertThat(of("plugins")).isEqualTo(Extent.PLUGINS);
    assertThat(of("exec", "say Hello.")).isEqualTo(Extent.SESSION);
    assertThat(of()).isEqualTo(Extent.SESSION);
  }
}
