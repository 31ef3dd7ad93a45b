package org.zethus.install.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zethus.api.config.Config;
import org.zethus.api.config.Default;
import org.zethus.api.config.Json;
import org.zethus.api.data.AtomicFiles;
import org.zethus.api.plugin.Reason;
import org.zethus.api.plugin.ZethusException;
import org.zethus.install.Offer;

/**
 * The person's plugins: {@code <symbolic name>.jar}, beside each where it came from, and for each
 * bundle of the product that was removed a {@code <symbolic name>.removed} with its plugins' names.
 */
final class PluginFolder {
  private static final String JAR = ".jar";
  private static final String ORIGIN = ".json";
  private static final String REMOVED = ".removed";

  private final Path folder;

  PluginFolder(Path folder) {
    this.folder = folder;
  }

  /** {@return the jars to start with the platform} */
  List<Path> jars() {
    return list("*" + JAR);
  }

  /** {@return the names of the removed plugins of the product, by their bundle} */
  Map<String, List<String>> removed() {
    Map<String, List<String>> removed = new LinkedHashMap<>();
    for (Path file : list("*" + REMOVED)) {
      String name = file.getFileName().toString();
      try {
        removed.put(name.substring(0, name.length() - REMOVED.length()), Files.readAllLines(file));
      } catch (IOException e) {
        throw new ZethusException("cannot read %s: %s".formatted(file, Reason.of(e)), e);
      }
    }
    return removed;
  }

  private List<Path> list(String pattern) {
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, pattern)) {
        found.forEach(files::add);
      } catch (IOException e) {
        throw new ZethusException(
            "cannot read the plugins in %s: %s".formatted(folder, Reason.of(e)), e);
      }
    }
    files.sort(null);
    return files;
  }

  /**
   * Where an installed bundle came from.
   *
   * @param source path, URL, or {@code mvn:group:artifact:version}
   * @param index that listed it; empty if none did
   * @param sha256 of its jar
   * @param signer who signed it; empty if nobody did
   */
  record Origin(
      String source, @Default("") String index, String sha256, @Default("") String signer) {}

  /** Keeps a jar, in place of an earlier version. */
  void keep(Offer offer) {
    try (InputStream in = Files.newInputStream(offer.jar())) {
      AtomicFiles.write(
          jar(offer.bundle()), channel -> in.transferTo(Channels.newOutputStream(channel)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, Object> origin = new LinkedHashMap<>();
    origin.put("source", offer.source());
    origin.put("index", offer.index());
    origin.put("version", offer.version());
    origin.put("sha256", offer.sha256());
    origin.put("signer", offer.signer());
    AtomicFiles.write(
        file(offer.bundle(), ORIGIN), Json.writePretty(origin).getBytes(StandardCharsets.UTF_8));
    delete(file(offer.bundle(), REMOVED));
  }

  /** {@return where an installed bundle came from; empty for one of the product} */
  Optional<Origin> origin(String bundle) {
    Path file = file(bundle, ORIGIN);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Config.parse(Files.readString(file), file.toString()).as(Origin.class));
    } catch (IOException e) {
      throw new ZethusException("cannot read %s: %s".formatted(file, Reason.of(e)), e);
    }
  }

  boolean has(String bundle) {
    return Files.exists(jar(bundle));
  }

  /** Forgets an installed bundle. */
  void forget(String bundle) {
    delete(jar(bundle));
    delete(file(bundle, ORIGIN));
  }

  /** Remembers that a bundle of the product was removed, with the names of its plugins. */
  void markRemoved(String bundle, List<String> plugins) {
    AtomicFiles.write(
        file(bundle, REMOVED), String.join("\n", plugins).getBytes(StandardCharsets.UTF_8));
  }

  void unmarkRemoved(String bundle) {
    delete(file(bundle, REMOVED));
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new ZethusException("cannot delete %s: %s".formatted(file, Reason.of(e)), e);
    }
  }

  private Path jar(String bundle) {
    return file(bundle, JAR);
  }

  private Path file(String bundle, String suffix) {
    return folder.resolve(bundle + suffix);
  }
}
