package org.zethus.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.plugin.ZethusException;

class DigestsTest {
  @TempDir Path folder;

  @Test
  void aFileHasTheDigestThatOtherToolsGiveIt() throws IOException {
    Path file = Files.writeString(folder.resolve("abc"), "abc");
    assertThat(new Digests(new Workspace(folder.resolve("ws"))).of(file))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void aFoldersDigestFollowsFromNamesAndContents() throws IOException {
    Workspace workspace = new Workspace(folder.resolve("ws"));
    Path corpus = Files.createDirectories(folder.resolve("corpus/wavs"));
    Path wav = Files.writeString(corpus.resolve("a.wav"), "1");
    String before = new Digests(workspace).of(folder.resolve("corpus"));

    Files.move(wav, corpus.resolve("b.wav"));
    assertThat(new Digests(workspace).of(folder.resolve("corpus"))).isNotEqualTo(before);
    Files.move(corpus.resolve("b.wav"), wav);
    assertThat(new Digests(workspace).of(folder.resolve("corpus"))).isEqualTo(before);

    Path copy = Files.createDirectories(folder.resolve("elsewhere/wavs"));
    Files.writeString(copy.resolve("a.wav"), "1");
    assertThat(new Digests(workspace).of(folder.resolve("elsewhere"))).isEqualTo(before);
  }

  @Test
  void theWorkspaceItselfIsNoPartOfAFolder() throws IOException {
    Workspace workspace = new Workspace(folder.resolve("ws"));
    Files.writeString(folder.resolve("a.txt"), "1");
    String before = new Digests(workspace).of(folder);
    Files.createDirectories(workspace.artifact("a"));
    Files.writeString(workspace.artifact("a").resolve("x"), "1");
    assertThat(new Digests(workspace).of(folder)).isEqualTo(before);
  }

  @Test
  void whatKeptSizeAndTimeIsNotReadAgain() throws IOException {
    Workspace workspace = new Workspace(folder.resolve("ws"));
    Path file = Files.writeString(folder.resolve("big"), "abc");
    String first;
    try (Workbench bench = workspace.lock(List.of())) {
      Digests digests = new Digests(workspace);
      first = digests.of(file);
      digests.save();
    }
    FileTime time = Files.getLastModifiedTime(file);
    Files.writeString(file, "abd");
    Files.setLastModifiedTime(file, time);
    assertThat(new Digests(workspace).of(file)).isEqualTo(first);
    Files.setLastModifiedTime(file, FileTime.fromMillis(time.toMillis() + 1000));
    assertThat(new Digests(workspace).of(file)).isNotEqualTo(first);
  }

  @Test
  void aDamagedMemoryOnlyCostsTime() throws IOException {
    Workspace workspace = new Workspace(folder.resolve("ws"));
    Files.createDirectories(workspace.work());
    Files.writeString(workspace.work().resolve(Digests.CACHE), "{files: 3}");
    Path file = Files.writeString(folder.resolve("abc"), "abc");
    assertThat(new Digests(workspace).of(file)).startsWith("ba7816bf");
  }

  @Test
  void whatCannotBeReadIsNamed() {
    assertThatThrownBy(() -> new Digests(new Workspace(folder)).of(folder.resolve("absent")))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("absent");
  }
}
