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
    assertThat(manifest.utterances()).as("utterances of what prepare() sets").isNotEmpty();
    assertThat(Manifest.read(folder.resolve("a")))
        .as("the manifest in output(): write() the one that is returned")
        .isEqualTo(manifest);
    for (Utterance utterance : manifest.utterances()) {
      for (String path : utterance.files().values()) {
        assertThat(Path.of(path)).as("a manifest's paths, relative to its folder").isRelative();
        assertThat(folder.resolve("a").resolve(path)).isRegularFile();
      }
    }
  }

  @Test
  void theSameInputsGiveTheSameBytesInAnyFolder() {
    process(folder.resolve("a"));
    process(folder.resolve("b/c"));
    assertThat(Folders.contents(folder.resolve("b/c")))
        .as("SHA-256 of the files in another folder: write no times, paths or unordered maps")
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
        .as("SHA-256 of the files of a run that finds half of them: make what is missing anew")
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
      assertThatThrownBy(
              () -> process(context), "input '%s' is missing: throw a ZethusException", name)
          .isInstanceOf(ZethusException.class)
          .hasMessageContaining("absent");
    }
  }

  @Test
  void aCancelledRunStops() {
    TestRunContext context = TestRunContext.writingTo(folder.resolve("a"));
    prepare(context);
    context.cancel().cancel();
    assertThatThrownBy(
            () -> process(context),
            "cancelled before it began: call context.cancel().throwIfCancelled() for each"
                + " utterance")
        .isInstanceOf(CancelledException.class);
  }
}
