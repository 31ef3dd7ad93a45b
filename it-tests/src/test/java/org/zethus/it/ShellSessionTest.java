package org.zethus.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The interactive shell on a terminal, as `script` of util-linux makes one. */
class ShellSessionTest {
  private static final Path SCRIPT = Path.of("/usr/bin/script");
  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(120);
  private static final char CTRL_C = 3;
  private static final char CTRL_D = 4;

  @TempDir Path folder;

  @Test
  void completesRunsSurvivesCtrlCAndLeavesWithCtrlD() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(SCRIPT), "no terminal can be made without `script`");
    Path log = folder.resolve("terminal.txt");
    ProcessBuilder builder =
        new ProcessBuilder(
            SCRIPT.toString(),
            "-qec",
            "exec '"
                + Product.folder().resolve("zethus")
                + "'", // else dash would answer Ctrl-C too
            "/dev/null");
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("TERM", "xterm");
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    Process shell = builder.start();
    try (OutputStream keys = shell.getOutputStream()) {
      await(log, 1, "zethus> ");
      type(keys, "plugi\t\r");
      await(log, 1, "freetts-corpus");
      await(log, 2, "zethus> ");
      type(keys, "nosuch\r");
      await(log, 1, "unknown command 'nosuch'");
      await(log, 3, "zethus> ");
      type(keys, "half a line");
      await(log, 1, "half a line"); // a prompt may be shown a moment before keys are read
      type(keys, "" + CTRL_C);
      await(log, 4, "zethus> ");
      type(keys, "help pull\r");
      await(log, 1, "Usage: ");
      await(log, 5, "zethus> "); // before that, Ctrl-D is lost
      type(keys, "" + CTRL_D);
      assertThat(shell.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      shell.destroyForcibly();
    }
    assertThat(shell.exitValue()).isZero();
    assertThat(folder.resolve(".zethus/history")).content().contains("plugins");
  }

  private static void type(OutputStream keys, String text) throws IOException {
    keys.write(text.getBytes(StandardCharsets.UTF_8));
    keys.flush();
  }

  /** Waits until the terminal has shown a text that often. */
  private static void await(Path log, int times, String text)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + LIMIT_NANOS;
    while (Files.readString(log).split(Pattern.quote(text), -1).length <= times) {
      assertThat(System.nanoTime())
          .as("waiting for '%s' in %s", text, Files.readString(log))
          .isLessThan(end);
      Thread.sleep(50);
    }
  }
}
