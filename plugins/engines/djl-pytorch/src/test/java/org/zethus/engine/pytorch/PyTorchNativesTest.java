package org.zethus.engine.pytorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PyTorchNativesTest {
  private static final String OWNER = "zethus.native.pytorch";

  private final String folder = System.getProperty(PyTorchNatives.FOLDER);

  @AfterEach
  void restore() {
    System.setProperty(PyTorchNatives.FOLDER, folder);
  }

  @Test
  void aFolderWithoutLibrariesIsNamedAndNothingIsClaimed() {
    System.setProperty(PyTorchNatives.FOLDER, "/nowhere");
    assertThatThrownBy(PyTorchNatives::load)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll(
            "'/nowhere'",
            "libtorch_cpu.so",
            "PYTORCH_LIBRARY_PATH",
            "zethus install engine:pytorch");
    assertThat(System.getProperty(OWNER)).isNull();
  }

  @Test
  void aSecondRevisionAsksForARestart() {
    System.setProperty(OWNER, "an earlier revision");
    try {
      assertThatThrownBy(PyTorchNatives::load)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("Restart Zethus");
    } finally {
      System.clearProperty(OWNER);
    }
  }
}
