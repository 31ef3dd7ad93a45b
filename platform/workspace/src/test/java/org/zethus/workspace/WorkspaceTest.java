package org.zethus.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zethus.api.plugin.ZethusException;

class WorkspaceTest {
  private static final Provenance OLD = made("2", Map.of("audio", "abc"), 7);
  private static final Provenance NEW = made("3", Map.of("audio", "abc"), 7);

  @TempDir Path folder;
  private Workspace workspace;

  @BeforeEach
  void openWorkspace() {
    workspace = new Workspace(folder.resolve("ws"));
  }

  private static Provenance made(String steps, Map<String, String> in, long seed) {
    return new Provenance(
        "trainer/x", "1.0.0", Map.of("train", Map.of("max_steps", steps)), in, seed);
  }

  private static void produce(Path output, Provenance from) throws IOException {
    Files.createDirectories(output.resolve("deep"));
    Files.writeString(output.resolve("weights"), "weights of " + from.key());
    Files.writeString(output.resolve("deep/log"), "log");
  }

  private void make(Workspace where, Provenance from) throws IOException {
    try (Workbench bench = where.lock(List.of("a"))) {
      bench.keepOnly(List.of("a"));
      if (!bench.isComplete("a", from)) {
        produce(bench.begin("a", from), from);
      }
      bench.finish("a", from);
    }
  }

  private Status status(Provenance from) {
    return workspace.status("a", from, false);
  }

  @Test
  void anArtifactIsCurrentWhileNothingItFollowsFromChanges() throws IOException {
    assertThat(status(OLD)).isEqualTo(new Status(Status.State.ABSENT, "not made yet"));
    make(workspace, OLD);
    assertThat(status(OLD).state()).isEqualTo(Status.State.CURRENT);
    assertThat(status(NEW))
        .isEqualTo(new Status(Status.State.ABSENT, "train.max_steps was \"2\", is \"3\""));
    assertThat(status(made("2", Map.of("audio", "abd"), 7)).reason())
        .isEqualTo("input 'audio' changed");
    assertThat(status(made("2", Map.of("audio", "abc"), 8)).reason()).isEqualTo("the seed changed");
  }

  @Test
  void damageIsNoticed() throws IOException {
    make(workspace, OLD);
    Path weights = workspace.artifact("a").resolve("weights");
    String content = Files.readString(weights);
    FileTime time = Files.getLastModifiedTime(weights);

    Files.writeString(weights, content + "!");
    assertThat(status(OLD).reason()).isEqualTo("weights is not as it was made");

    Files.writeString(weights, content.replace('w', 'v'));
    Files.setLastModifiedTime(weights, FileTime.from(Instant.now().plusSeconds(5)));
    assertThat(status(OLD).reason()).isEqualTo("weights is not as it was made");

    Files.setLastModifiedTime(weights, time); // nothing shows it now, except its checksum
    assertThat(status(OLD).state()).isEqualTo(Status.State.CURRENT);
    assertThat(workspace.status("a", OLD, true).reason())
        .isEqualTo("weights is not as it was made");

    Files.delete(weights);
    assertThat(status(OLD).reason()).isEqualTo("weights is missing");

    Files.writeString(workspace.artifact("a").resolve(ArtifactManifest.FILE), "{");
    assertThat(status(OLD).reason()).isEqualTo("its artifact.json is missing or damaged");
  }

  @Test
  void aFileThatWasOnlyTouchedIsAsItWasMade() throws IOException {
    make(workspace, OLD);
    Files.setLastModifiedTime(
        workspace.artifact("a").resolve("weights"), FileTime.from(Instant.now().plusSeconds(5)));
    assertThat(status(OLD).state()).isEqualTo(Status.State.CURRENT);
  }

  /** Where a process can die while it replaces the artifact of OLD by that of NEW. */
  enum Death {
    BEFORE_ANY_FILE,
    AMID_A_FILE,
    BEFORE_THE_MANIFEST,
    BEFORE_THE_OLD_IS_MOVED,
    BEFORE_THE_NEW_IS_MOVED,
    BEFORE_THE_OLD_IS_DELETED
  }

  private void dieAt(Death death) throws IOException {
    Path growing = workspace.work().resolve(Workspace.workName("a", NEW.key()));
    Path artifact = workspace.artifact("a");
    Files.createDirectories(growing);
    if (death.compareTo(Death.BEFORE_THE_OLD_IS_MOVED) <= 0) {
      Files.createDirectories(workspace.work().resolve(Workspace.workName("a", OLD.key())));
    }
    if (death.compareTo(Death.AMID_A_FILE) >= 0) {
      Files.writeString(growing.resolve("weights.part"), "wei");
    }
    if (death.compareTo(Death.BEFORE_THE_MANIFEST) >= 0) {
      produce(growing, NEW);
    }
    if (death.compareTo(Death.BEFORE_THE_OLD_IS_MOVED) >= 0) {
      ArtifactManifest.seal(growing, "a", NEW);
    }
    if (death.compareTo(Death.BEFORE_THE_NEW_IS_MOVED) >= 0) {
      Files.move(artifact, workspace.work().resolve("replaced-a"));
    }
    if (death.compareTo(Death.BEFORE_THE_OLD_IS_DELETED) >= 0) {
      Files.move(growing, artifact);
    }
  }

  @ParameterizedTest
  @EnumSource(Death.class)
  void whereverAProcessDiesTheNextEndsWithTheSameBytes(Death death) throws IOException {
    Workspace undisturbed = new Workspace(folder.resolve("undisturbed"));
    make(undisturbed, NEW);
    make(workspace, OLD);
    dieAt(death);
    Status.State expected =
        death == Death.BEFORE_THE_OLD_IS_DELETED ? Status.State.CURRENT : Status.State.BEGUN;
    assertThat(status(NEW).state()).isEqualTo(expected);
    if (expected == Status.State.BEGUN) {
      make(workspace, NEW);
    } else {
      try (Workbench bench = workspace.lock(List.of("a"))) {
        bench.keepOnly(List.of("a"));
      }
    }
    assertThat(contents(workspace.folder())).isEqualTo(contents(undisturbed.folder()));
  }

  @Test
  void whatOtherStagesHaveBegunStays() throws IOException {
    Path begun = workspace.work().resolve(Workspace.workName("b", OLD.key()));
    Files.createDirectories(begun);
    try (Workbench bench = workspace.lock(List.of("a"))) {
      bench.keepOnly(List.of("a", "b"));
      assertThat(begun).exists();
      bench.keepOnly(List.of("a"));
      assertThat(begun).doesNotExist();
    }
  }

  @Test
  void whatAnotherConfigurationHasBegunStaysUntilItsStageIsMade() throws IOException {
    try (Workbench bench = workspace.lock(List.of("a"))) {
      Files.writeString(bench.begin("a", OLD).resolve("state"), "hours of training");
      bench.keepOnly(List.of("a"));
      produce(bench.begin("a", NEW), NEW);
      assertThat(status(OLD).state()).isEqualTo(Status.State.BEGUN);
      bench.finish("a", NEW);
    }
    assertThat(status(OLD).state()).isEqualTo(Status.State.ABSENT);
    assertThat(workspace.work()).isDirectoryNotContaining("glob:**/a-*");
  }

  @Test
  void aFolderThatNoRunHasMadeIsNotReplaced() throws IOException {
    Files.createDirectories(workspace.artifact("a"));
    Files.writeString(workspace.artifact("a").resolve("thesis.txt"), "years of work");
    assertThatThrownBy(() -> workspace.lock(List.of("a")))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("is in the way", "--workspace");
    assertThat(workspace.artifact("a").resolve("thesis.txt")).exists();
  }

  @Test
  void aWorkspaceThatCannotBeWrittenSaysSo() throws IOException {
    Files.writeString(folder.resolve("ws"), "a file where the folder should be");
    assertThatThrownBy(() -> workspace.lock(List.of("a")))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("cannot write " + workspace.folder());
    assertThat(Failures.writing(folder, new AccessDeniedException("x")))
        .hasMessageContainingAll("permission denied", "--workspace");
    assertThat(Failures.writing(folder, new IOException("x: No space left on device")))
        .hasMessageContainingAll("the disk is full", "run again");
  }

  @Test
  void whatMayNotBeReadIsNamedWithoutTheExceptionsName() {
    IOException refused = new AccessDeniedException("corpus/wavs");
    assertThat(Failures.reading(folder, refused))
        .hasMessage("cannot read corpus/wavs: permission denied");
    assertThat(Failures.reading(folder, new UncheckedIOException(refused)))
        .hasMessage("cannot read corpus/wavs: permission denied");
  }

  private static Map<String, String> contents(Path root) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted().toList()) {
        contents.put(
            root.relativize(file).toString(),
            Files.isDirectory(file) ? "folder" : Files.readString(file));
      }
    }
    return contents;
  }
}
