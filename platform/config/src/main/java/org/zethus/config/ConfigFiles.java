package org.zethus.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zethus.api.config.Config;
import org.zethus.api.config.ConfigException;
import org.zethus.api.plugin.Reason;

/**
 * Reads config files and the base configs under them: objects merge deeply, all else replaces, and
 * stages are taken over by their names ({@link StageList}).
 */
final class ConfigFiles {
  private static final String BASE = "base_config";

  private final SearchPath searchPath;

  ConfigFiles(SearchPath searchPath) {
    this.searchPath = searchPath;
  }

  /**
   * A file's keys.
   *
   * @param own those that stand in the file
   * @param base those of the base configs, merged
   */
  record Layers(Map<String, @Nullable Object> own, Map<String, @Nullable Object> base) {
    /** {@return all keys, the file's own over the others} */
    Map<String, @Nullable Object> all() {
      return Trees.merge(base, own);
    }
  }

  /**
   * {@return what a file and its base configs say}
   *
   * @throws ConfigException if one cannot be read or found, or the chain is a circle
   */
  Layers read(Path file) {
    return read(file, new ArrayList<>());
  }

  private Layers read(Path file, List<Path> chain) {
    Path real = real(file);
    boolean circle = chain.contains(real);
    chain.add(real);
    if (circle) {
      throw new ConfigException(
          "base_config goes in a circle: "
              + chain.stream().map(Path::toString).collect(Collectors.joining(" -> ")));
    }
    Map<String, @Nullable Object> own =
        Trees.object(Config.parse(text(file), file.toString()).asMap());
    Map<String, @Nullable Object> base = base(file, own.remove(BASE), chain);
    if (own.get(StageList.KEY) instanceof List<?> stages) {
      own.put(StageList.KEY, StageList.resolve(stages, base.get(StageList.KEY), file));
    }
    return new Layers(own, base);
  }

  private Map<String, @Nullable Object> base(Path file, @Nullable Object name, List<Path> chain) {
    if (name == null) {
      return Map.of();
    }
    if (!(name instanceof String text)) {
      throw new ConfigException(
          "%s: key '%s': found %s, expected the name of one file".formatted(file, BASE, name));
    }
    return read(find(file, text), chain).all();
  }

  private Path find(Path file, String name) {
    Path folder = file.resolveSibling("");
    return searchPath
        .find(folder, name)
        .orElseThrow(
            () ->
                new ConfigException(
                    "%s: no base_config '%s'; looked for %s. WORK_DIR may name the folder it is in."
                        .formatted(
                            file,
                            name,
                            searchPath.candidates(folder, name).stream()
                                .map(Path::toString)
                                .collect(Collectors.joining(", ")))));
  }

  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new ConfigException(file + ": found bytes that are no UTF-8, expected JSON text");
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static ConfigException unreadable(Path file, IOException cause) {
    return new ConfigException("cannot read %s: %s".formatted(file, Reason.of(cause)));
  }
}
