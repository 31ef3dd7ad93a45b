package org.zethus.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Sums up the golden cases of a whole build. Tests note results in files below {@code
 * golden.report}; the last module runs {@link #main}.
 */
public final class GoldenReport {
  private GoldenReport() {}

  /** Notes one result; a file per process, so that modules may run side by side. */
  static void note(Path golden, boolean passed) throws IOException {
    String report = System.getProperty("golden.report", "");
    if (!report.isEmpty()) {
      Path folder = Files.createDirectories(Path.of(report));
      Files.writeString(
          folder.resolve(ProcessHandle.current().pid() + ".txt"),
          (passed ? "passed " : "failed ") + golden + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
  }

  /**
   * Prints the failed and unclaimed cases and {@code N passed, M failed, K unclaimed}.
   *
   * @param args the root of the cases, the folder of the notes
   * @throws IllegalStateException if a case failed, so that the build fails
   */
  public static void main(String[] args) throws IOException {
    if (args[0].isBlank()) {
      throw new IllegalArgumentException("need -Dgolden.root=DIR, the folder of the golden cases");
    }
    Map<Path, Boolean> results = read(Path.of(args[1]));
    int passed = 0;
    int failed = 0;
    int unclaimed = 0;
    List<Path> folders = GoldenRoot.folders(Path.of(args[0]));
    for (Path folder : folders) {
      Boolean result = results.get(folder);
      String name = GoldenCase.area(folder) + "/" + folder.getFileName();
      if (result == null) {
        unclaimed++;
        System.out.println("unclaimed " + name);
      } else if (result) {
        passed++;
      } else {
        failed++;
        System.out.println("failed " + name);
      }
    }
    System.out.printf("%d passed, %d failed, %d unclaimed%n", passed, failed, unclaimed);
    if (failed > 0) {
      throw new IllegalStateException(failed + " golden cases failed");
    }
  }

  /** A case that several tests claim has passed when all of them have. */
  private static Map<Path, Boolean> read(Path report) throws IOException {
    Map<Path, Boolean> results = new HashMap<>();
    if (Files.isDirectory(report)) {
      try (Stream<Path> files = Files.list(report)) {
        for (Path file : files.toList()) {
          for (String line : Files.readAllLines(file)) {
            results.merge(
                Path.of(line.substring(line.indexOf(' ') + 1)),
                line.startsWith("passed "),
                Boolean::logicalAnd);
          }
        }
      }
    }
    return results;
  }
}
