package org.zethus.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.plugin.ZethusException;

class WorkspaceLockTest {
  @TempDir Path folder;

  /** Holds a workspace until it is killed. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] args) throws InterruptedException {
      try (Workbench bench = new Workspace(Path.of(args[0])).lock(List.of("a"))) {
        System.out.println("held");
        Thread.sleep(60_000);
      }
    }
  }

  @Test
  void aSecondProcessIsToldWhoHasTheWorkspaceUntilThatDies()
      throws IOException, InterruptedException {
    Workspace workspace = new Workspace(folder);
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(holder.inputReader().readLine()).isEqualTo("held");
      assertThatThrownBy(() -> workspace.lock(List.of("a")))
          .isInstanceOf(ZethusException.class)
          .hasMessageContainingAll("in use by process " + holder.pid(), "--workspace");
    } finally {
      holder.destroyForcibly().waitFor();
    }
    workspace.lock(List.of("a")).close();
  }

  @Test
  void aSecondRunOfThisProcessIsToldSo() {
    Workspace workspace = new Workspace(folder);
    try (Workbench bench = workspace.lock(List.of("a"))) {
      assertThatThrownBy(() -> workspace.lock(List.of("a")))
          .hasMessageContaining("in use by another run in this process");
    }
    workspace.lock(List.of("a")).close();
  }
}
