package org.zethus.engine.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TensorFlowNativesTest {
  private static final String OWNER = "zethus.native.tensorflow";

  private final String folder = System.getProperty(TensorFlowNatives.FOLDER);

  @AfterEach
  void restore() {
    System.setProperty(TensorFlowNatives.FOLDER, folder);
  }

  @Test
  void aFolderWithoutLibrariesIsNamedAndNothingIsClaimed() {
    System.setProperty(TensorFlowNatives.FOLDER, "/nowhere");
    assertThatThrownBy(TensorFlowNatives::load)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll(
            "'/nowhere'",
            "libtensorflow_cc.so.2",
            "TENSORFLOW_LIBRARY_PATH",
            "zethus install engine:tensorflow");
    assertThat(System.getProperty(OWNER)).isNull();
  }

  @Test
  void aSecondRevisionAsksForARestart() {
    System.setProperty(OWNER, "an earlier revision");
    try {
      assertThatThrownBy(TensorFlowNatives::load)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("Restart Zethus");
    } finally {
      System.clearProperty(OWNER);
    }
  }
}
