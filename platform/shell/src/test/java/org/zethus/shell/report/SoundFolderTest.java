package org.zethus.shell.report;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.ZethusException;

class SoundFolderTest {
  @TempDir Path folder;

  @Test
  void missingFolderIsNamed() {
    Path missing = folder.resolve("missing");
    assertThatThrownBy(() -> SoundFolder.copy(missing, folder, new CancelSignal()))
        .isInstanceOf(ZethusException.class)
        .hasMessage("cannot read folder %s: there is no file or folder %s", missing, missing);
  }

  @Test
  void folderWithoutSoundIsNamed() {
    assertThatThrownBy(() -> SoundFolder.copy(folder, folder, new CancelSignal()))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("no .wav or .flac", folder.toString());
  }
}
