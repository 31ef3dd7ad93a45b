package org.zethus.engine.onnxruntime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OnnxRuntimeNativesTest {
  private static final String OWNER = "zethus.native.onnxruntime";

  private final String folder = System.getProperty(OnnxRuntimeNatives.FOLDER);

  @AfterEach
  void restore() {
    System.setProperty(OnnxRuntimeNatives.FOLDER, folder);
  }

  @Test
  void aFolderWithoutLibrariesIsNamedAndNothingIsClaimed() {
    System.setProperty(OnnxRuntimeNatives.FOLDER, "/nowhere");
    assertThatThrownBy(OnnxRuntimeNatives::load)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll(
            "'/nowhere'",
            "libonnxruntime.so",
            "ONNXRUNTIME_LIBRARY_PATH",
            "zethus install engine:onnxruntime");
    assertThat(System.getProperty(OWNER)).isNull();
  }

  @Test
  void aSecondRevisionAsksForARestart() {
    System.setProperty(OWNER, "an earlier revision");
    try {
      assertThatThrownBy(OnnxRuntimeNatives::load)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("Restart Zethus");
    } finally {
      System.clearProperty(OWNER);
    }
  }
}
