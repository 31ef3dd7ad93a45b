package org.zethus.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.zethus.api.config.Config;
import org.zethus.api.config.ConfigException;
import org.zethus.api.config.Json;
import org.zethus.api.data.AtomicFiles;
import org.zethus.api.plugin.ZethusException;

/**
 * Digests of files and folders outside of the workspace. A file that has kept its size and its time
 * is not read again: the workspace remembers.
 */
public final class Digests {
  static final String CACHE = "digests.json";

  private final Workspace workspace;
  private final Map<String, Known> known = new TreeMap<>();
  private boolean changed;

  /** A file's digest, and what it was like when it was read. */
  record Known(long size, long time, String sha256) {}

  private record Cache(Map<String, Known> files) {}

  public Digests(Workspace workspace) {
    this.workspace = workspace;
    Path cache = workspace.work().resolve(CACHE);
    try {
      if (Files.isRegularFile(cache)) {
        known.putAll(
            Config.parse(Files.readString(cache), cache.toString()).as(Cache.class).files());
      }
    } catch (IOException | ConfigException e) {
      known.clear(); // everything is read again, which costs time and nothing else
    }
  }

  /**
   * {@return the digest of a file's content, or of the names and contents of all files in a folder}
   *
   * @throws ZethusException if something there cannot be read
   */
  public String of(Path path) {
    try {
      return Files.isDirectory(path) ? ofFolder(path) : ofFile(path);
    } catch (IOException | UncheckedIOException e) {
      throw Failures.reading(path, e);
    }
  }

  private String ofFolder(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> paths = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      files =
          paths
              .filter(path -> !path.toAbsolutePath().normalize().startsWith(workspace.folder()))
              .filter(Files::isRegularFile)
              .sorted()
              .toList();
    }
    Map<String, String> digests = new LinkedHashMap<>();
    for (Path file : files) {
      digests.put(folder.relativize(file).toString().replace('\\', '/'), ofFile(file));
    }
    return Sha256.of(Json.write(digests));
  }

  private String ofFile(Path file) throws IOException {
    String name = file.toAbsolutePath().normalize().toString();
    long size = Files.size(file);
    long time = Files.getLastModifiedTime(file).to(TimeUnit.NANOSECONDS);
    Known last = known.get(name);
    if (last == null || last.size() != size || last.time() != time) {
      last = new Known(size, time, Sha256.of(file));
      known.put(name, last);
      changed = true;
    }
    return last.sha256();
  }

  /** Remembers what was read; for who holds the workspace. */
  public void save() {
    if (changed) {
      AtomicFiles.write(
          workspace.work().resolve(CACHE),
          Json.write(Config.of(new Cache(known)).asMap()).getBytes(StandardCharsets.UTF_8));
      changed = false;
    }
  }
}
