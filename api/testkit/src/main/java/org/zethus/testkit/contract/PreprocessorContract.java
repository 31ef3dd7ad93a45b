package org.zethus.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.CancelledException;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.preprocessor.Preprocessor;
import org.zethus.api.preprocessor.PreprocessorPlugin;
import org.zethus.testkit.TestRunContext;

/** What holds for every {@link Preprocessor}. */
public abstract class PreprocessorContract {
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  Path folder;

  /** {@return the plugin} */
  protected abstract PreprocessorPlugin plugin();

  /** Configures a run on the same inputs each time, of a few utterances. */
  protected abstract void prepare(TestRunContext context);

  private Manifest process(Path output) {
    TestRunContext context = TestRunContext.writingTo(output);
    prepare(context);
    return process(context);
  }

  private Manifest process(TestRunContext context) {
    try (Preprocessor preprocessor = plugin().open(context)) {
      return preprocessor.process();
    }
  }

  @Test
  void writesWhatItReturns() {
    Manifest manifest = process(folder.resolve("a"));
    assertThat(manifest.utterances()).isNotEmpty();
    assertThat(Manifest.read(folder.resolve("a"))).isEqualTo(manifest);
    for (Utterance utterance : manifest.utterances()) {
      for (String path : utterance.files().values()) {
        assertThat(Path.of(path)).isRelative();
        assertThat(folder.resolve("a").resolve(path)).isRegularFile();
      }
    }
  }

  @Test
  void theSameInputsGiveTheSameBytesInAnyFolder() {
    process(folder.resolve("a"));
    process(folder.resolve("b/c"));
    assertThat(Folders.contents(folder.resolve("b/c")))
        .isEqualTo(Folders.contents(folder.resolve("a")));
  }

  @Test
  void whatAnInterruptedRunLeftDoesNotShow() throws IOException {
    process(folder.resolve("whole"));
    process(folder.resolve("cut"));
    List<Path> files = Folders.files(folder.resolve("cut"));
    for (int i = 0; i < files.size(); i += 2) {
      Files.delete(files.get(i));
    }
    Files.deleteIfExists(folder.resolve("cut").resolve(Manifest.FILE));
    process(folder.resolve("cut"));
    assertThat(Folders.contents(folder.resolve("cut")))
        .isEqualTo(Folders.contents(folder.resolve("whole")));
  }

  @Test
  void aMissingInputIsNamed() {
    TestRunContext given = TestRunContext.writingTo(folder.resolve("a"));
    prepare(given);
    for (String name : given.inputs()) {
      TestRunContext context = TestRunContext.writingTo(folder.resolve("a"));
      prepare(context);
      context.input(name, folder.resolve("absent"));
      assertThatThrownBy(() -> process(context))
          .isInstanceOf(ZethusException.class)
          .hasMessageContaining("absent");
    }
  }

  @Test
  void aCancelledRunStops() {
    TestRunContext context = TestRunContext.writingTo(folder.resolve("a"));
    prepare(context);
    context.cancel().cancel();
    assertThatThrownBy(() -> process(context)).isInstanceOf(CancelledException.class);
  }
}
