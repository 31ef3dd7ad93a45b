package org.zethus.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.Progress;
import org.zethus.command.InstallArguments;
import org.zethus.command.UsageException;
import org.zethus.install.EngineInstaller;
import org.zethus.install.NativeLibraries;

class EngineInstallTest {
  private static final NativeLibraries HUM =
      new NativeLibraries(
          "hum",
          "linux-x86_64",
          List.of(
              new NativeLibraries.Archive(
                  "org.example:hum-native:1.0", 2_500_000, "0123abcd", Map.of("a.so", "x/a.so"))));

  private static final class Engines implements EngineInstaller {
    private @Nullable Path installed;

    @Override
    public NativeLibraries find(String engine) {
      assertThat(engine).isEqualTo("hum");
      return HUM;
    }

    @Override
    public Optional<Path> folder(NativeLibraries natives) {
      return Optional.ofNullable(installed);
    }

    @Override
    public Path install(NativeLibraries natives, Progress progress, CancelSignal cancel) {
      assertThat(installed).as("installed twice").isNull();
      installed = Path.of("/home/me/hum");
      return installed;
    }
  }

  private final EngineInstall engines = new EngineInstall(new Engines());

  private String install(String index) {
    InstallArguments arguments = new InstallArguments();
    arguments.what = "engine:hum";
    arguments.source.index = index;
    TestConsole console = new TestConsole();
    engines.run(arguments, new Call(console, new CancelSignal()));
    return console.printed();
  }

  @Test
  void whereItComesFromIsShownBeforeItIsInstalled() {
    assertThat(EngineInstall.isMeant("engine:hum")).isTrue();
    assertThat(EngineInstall.isMeant("mvn:org.example:hum:1.0")).isFalse();
    assertThat(install("").lines())
        .containsExactly(
            "mvn:org.example:hum-native:1.0",
            "  sha256   0123abcd",
            "  size     2.5 MB",
            "installed engine hum, in /home/me/hum");
    assertThat(install("")).isEqualTo("engine hum is installed, in /home/me/hum\n");
  }

  @Test
  void anIndexSaysNothingOfEngines() {
    assertThatThrownBy(() -> install("index.xml"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("'engine:hum'");
  }
}
