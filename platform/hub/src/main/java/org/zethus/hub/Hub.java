package org.zethus.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.zethus.api.plugin.ZethusException;

/**
 * Published checkpoints in Hugging Face's local cache, read only: {@code
 * models--org--name/refs/main} holds the revision, {@code snapshots/<revision>} its files.
 *
 * @see <a href="https://huggingface.co/docs/huggingface_hub/guides/manage-cache">the layout</a>
 */
public final class Hub {
  private static final String SEGMENT = "[A-Za-z0-9][A-Za-z0-9._-]*";
  private static final Pattern NAME =
      Pattern.compile(
          "(?<org>%1$s)/(?<model>%1$s)(@(?<revision>%1$s))?(/(?<folder>%1$s(/%1$s)*))?"
              .formatted(SEGMENT));
  private static final String MAIN = "main";

  private final Path cache;

  /** A hub over a cache folder, which need not exist. */
  public Hub(Path cache) {
    this.cache = cache;
  }

  /**
   * {@return the hub over the cache that Hugging Face's tools use} {@code HF_HUB_CACHE} goes before
   * {@code HF_HOME}, which goes before the home folder.
   *
   * @param environment variables by name
   * @param home the user's home folder
   */
  public static Hub of(Map<String, String> environment, Path home) {
    String hubCache = environment.getOrDefault("HF_HUB_CACHE", "");
    if (!hubCache.isBlank()) {
      return new Hub(Path.of(hubCache));
    }
    String hfHome = environment.getOrDefault("HF_HOME", "");
    Path base = hfHome.isBlank() ? home.resolve(".cache/huggingface") : Path.of(hfHome);
    return new Hub(base.resolve("hub"));
  }

  /** {@return the hub of this process's user} */
  public static Hub ofEnvironment() {
    return of(System.getenv(), Path.of(System.getProperty("user.home")));
  }

  /** {@return whether a text has the form of a name: {@code org/model[@revision][/folder]}} */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** {@return the folder of a published checkpoint, if it is in the cache} */
  public Optional<Path> find(String name) {
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String revision = parts.group("revision") == null ? MAIN : parts.group("revision");
    Path model = model(parts);
    String folder = parts.group("folder") == null ? "" : parts.group("folder");
    return Stream.of(commit(model, revision), revision)
        .map(commit -> model.resolve("snapshots").resolve(commit).resolve(folder))
        .filter(Files::isDirectory)
        .findFirst();
  }

  /**
   * {@return the folder of a published checkpoint}
   *
   * @throws ZethusException if it is not in the cache, with the way to get it
   */
  public Path folder(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new ZethusException(
                    "no checkpoint '%s' in %s; it has %s. Download it with: huggingface-cli download %s"
                        .formatted(name, cache, models(), name.replaceAll("@.*", ""))));
  }

  private Path model(Matcher parts) {
    return cache.resolve("models--" + parts.group("org") + "--" + parts.group("model"));
  }

  private static String commit(Path model, String revision) {
    Path ref = model.resolve("refs").resolve(revision);
    try {
      return Files.isRegularFile(ref) ? Files.readString(ref).strip() : revision;
    } catch (IOException e) {
      throw new ZethusException("cannot read %s: %s".formatted(ref, e), e);
    }
  }

  private String models() {
    if (!Files.isDirectory(cache)) {
      return "nothing";
    }
    try (Stream<Path> entries = Files.list(cache)) {
      List<String> names =
          entries
              .map(entry -> entry.getFileName().toString())
              .filter(entry -> entry.startsWith("models--"))
              .map(entry -> entry.substring("models--".length()).replaceFirst("--", "/"))
              .sorted()
              .toList();
      return names.isEmpty() ? "nothing" : String.join(", ", names);
    } catch (IOException e) {
      throw new ZethusException("cannot list %s: %s".formatted(cache, e), e);
    }
  }
}
