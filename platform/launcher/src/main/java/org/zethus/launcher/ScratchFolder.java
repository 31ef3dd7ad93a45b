package org.zethus.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A folder of this process among the temporary files, removed at the end; what a killed process
 * left is removed by the next one.
 */
final class ScratchFolder implements AutoCloseable {
  private static final String PREFIX = "zethus-";

  private static final Set<ScratchFolder> OPEN = ConcurrentHashMap.newKeySet();

  private final Path path;

  private ScratchFolder(Path path) {
    this.path = path;
    OPEN.add(this);
  }

  static ScratchFolder create() {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    try {
      removeOrphans(temporary);
      return new ScratchFolder(
          Files.createTempDirectory(temporary, PREFIX + ProcessHandle.current().pid() + "-"));
    } catch (IOException e) {
      throw new StartException(
          "cannot write to the temporary folder %s: %s. Free some space, or name another folder in"
                  .formatted(temporary, e)
              + " JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=DIR.",
          e);
    }
  }

  private static void removeOrphans(Path temporary) throws IOException {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(temporary, PREFIX + "[0-9]*-*")) {
      for (Path folder : found) {
        String pid = folder.getFileName().toString().split("-", -1)[1];
        if (pid.matches("\\d{1,9}") && ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
          delete(folder);
        }
      }
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    OPEN.remove(this);
    delete(path);
  }

  /** Removes those of this process, which ends without closing them. */
  static void deleteAll() {
    OPEN.forEach(ScratchFolder::close);
  }

  /** Deletes what it can, beside others that do; a rest is left to the next process. */
  private static void delete(Path folder) {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.sorted(Comparator.reverseOrder()).toList();
    } catch (IOException | UncheckedIOException e) { // the latter when a folder goes meanwhile
      return;
    }
    for (Path file : files) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        return;
      }
    }
  }
}
