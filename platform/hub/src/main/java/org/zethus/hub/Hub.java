package org.zethus.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.zethus.api.plugin.Reason;
import org.zethus.api.plugin.ZethusException;

/**
 * Published checkpoints in Hugging Face's local cache: {@code models--org--name/refs/main} holds
 * the revision, {@code snapshots/<revision>} its files, which are links into {@code blobs}.
 *
 * @see <a href="https://huggingface.co/docs/huggingface_hub/guides/manage-cache">the layout</a>
 */
public final class Hub {
  private final Path cache;

  /** A hub over a cache folder, which need not exist. */
  public Hub(Path cache) {
    this.cache = cache;
  }

  /** {@return the hub of this process's user} */
  public static Hub ofEnvironment() {
    return new Hub(HubSettings.ofEnvironment().cache());
  }

  /** {@return whether a text has the form of a name: {@code org/model[@revision][/folder]}} */
  public static boolean isName(String text) {
    return ModelName.parse(text).isPresent();
  }

  /** {@return the folder of a published checkpoint, if it is in the cache} */
  public Optional<Path> find(String name) {
    return ModelName.parse(name).flatMap(this::find);
  }

  private Optional<Path> find(ModelName name) {
    CachedModel model = new CachedModel(cache, name);
    return Stream.of(model.commit().orElse(name.revision()), name.revision())
        .map(commit -> model.snapshot(commit).resolve(name.folder()))
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
                    "no checkpoint '%s' in %s; it has %s. `zethus pull %s` downloads it."
                        .formatted(name, cache, models(), name)));
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
      throw new ZethusException("cannot list %s: %s".formatted(cache, Reason.of(e)), e);
    }
  }
}
