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

/** Reads config files and the base configs under them. */
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
    Object base = own.remove(BASE);
    if (base == null) {
      return new Layers(own, Map.of());
    }
    if (!(base instanceof String name)) {
      throw new ConfigException(
          "%s: key '%s': found %s, expected the name of one file".formatted(file, BASE, base));
    }
    Layers below = read(find(file, name), chain);
    return new Layers(own, Trees.merge(below.base(), below.own()));
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
