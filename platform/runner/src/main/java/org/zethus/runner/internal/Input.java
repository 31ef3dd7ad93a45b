package org.zethus.runner.internal;

import java.nio.file.Path;
import org.zethus.api.recipe.Stage;
import org.zethus.workspace.Workspace;

/** What a stage reads in one role. */
sealed interface Input {
  /** {@return where it is, once it is there} */
  Path path(Workspace workspace);

  /**
   * Another stage's artifact, or something in it.
   *
   * @param stage that makes it
   * @param inside path in the artifact; empty for the whole
   */
  record Made(Stage stage, String inside) implements Input {
    @Override
    public Path path(Workspace workspace) {
      return workspace.artifact(stage.name()).resolve(inside);
    }
  }

  /** A file or folder outside of the workspace. */
  record Outside(Path file) implements Input {
    @Override
    public Path path(Workspace workspace) {
      return file;
    }
  }

  /** {@return the part of an {@code in} value that may be a stage's name} */
  static String firstName(String value) {
    int slash = value.indexOf('/');
    return slash < 0 ? value : value.substring(0, slash);
  }
}
