package org.zethus.workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.zethus.api.config.Config;
import org.zethus.api.config.ConfigException;
import org.zethus.api.config.Json;
import org.zethus.api.data.AtomicFiles;

/**
 * What a finished artifact is: {@code artifact.json} in its folder, written last.
 *
 * @param stage that made it
 * @param key of {@code madeFrom}
 * @param madeFrom all that its content follows from
 * @param files by path relative to the folder, with {@code /}
 */
record ArtifactManifest(
    String stage, String key, Provenance madeFrom, Map<String, FileEntry> files) {
  static final String FILE = "artifact.json";
  private static final String TEMPORARY = ".part";

  ArtifactManifest {
    files = Collections.unmodifiableMap(new TreeMap<>(files));
  }

  /**
   * One file.
   *
   * @param size in bytes
   * @param sha256 of its content
   */
  record FileEntry(long size, String sha256) {}

  /** {@return the manifest of a folder; empty if there is none that can be read} */
  static Optional<ArtifactManifest> read(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      return Files.isRegularFile(file)
          ? Optional.of(
              Config.parse(Files.readString(file), file.toString()).as(ArtifactManifest.class))
          : Optional.empty();
    } catch (IOException | ConfigException e) {
      return Optional.empty(); // damaged, so the artifact is made again
    }
  }

  /** Describes all files of a folder, sees them to the disk, and writes the description there. */
  static void seal(Path folder, String stage, Provenance madeFrom) throws IOException {
    Map<String, FileEntry> entries = new TreeMap<>();
    for (Path file : files(folder)) {
      String name = folder.relativize(file).toString().replace('\\', '/');
      if (name.endsWith(TEMPORARY)) {
        Files.delete(file); // of an atomic write that was cut off
      } else if (!name.equals(FILE)) {
        entries.put(name, new FileEntry(Files.size(file), Sha256.ofForced(file)));
      }
    }
    Config json = Config.of(new ArtifactManifest(stage, madeFrom.key(), madeFrom, entries));
    AtomicFiles.write(
        folder.resolve(FILE), Json.writePretty(json.asMap()).getBytes(StandardCharsets.UTF_8));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /**
   * {@return what is wrong with the files of a folder; empty if nothing}
   *
   * @param verify compare checksums of all files, not only of those written after the manifest
   */
  Optional<String> damage(Path folder, boolean verify) throws IOException {
    var sealed = Files.getLastModifiedTime(folder.resolve(FILE));
    for (Map.Entry<String, FileEntry> entry : files.entrySet()) {
      Path file = folder.resolve(entry.getKey());
      if (!Files.isRegularFile(file)) {
        return Optional.of(entry.getKey() + " is missing");
      }
      boolean touched = Files.getLastModifiedTime(file).compareTo(sealed) > 0;
      if (Files.size(file) != entry.getValue().size()
          || (verify || touched) && !Sha256.of(file).equals(entry.getValue().sha256())) {
        return Optional.of(entry.getKey() + " is not as it was made");
      }
    }
    return Optional.empty();
  }
}
