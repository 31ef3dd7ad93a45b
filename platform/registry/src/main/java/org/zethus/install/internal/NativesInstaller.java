package org.zethus.install.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.Progress;
import org.zethus.api.plugin.Reason;
import org.zethus.api.plugin.ZethusException;
import org.zethus.hub.Proxies;
import org.zethus.install.EngineInstaller;
import org.zethus.install.NativeLibraries;

/**
 * Keeps the libraries of engines in the person's folder, and names them to the engines: by the
 * system property {@code PYTORCH_LIBRARY_PATH} and its like, as the launcher names the product's.
 */
@Component(immediate = true) // so that the person's libraries are named before an engine starts
public final class NativesInstaller implements EngineInstaller {
  private static final String PROPERTY = "_LIBRARY_PATH";

  private final BundleContext context;
  private final NativesFolder folder;
  private final NativeArchives archives;

  @Activate
  public NativesInstaller(BundleContext context) {
    this.context = context;
    Path user = Path.of(System.getProperty("zethus.user", ""));
    folder = new NativesFolder(user.resolve("native"));
    archives = new NativeArchives(MavenRepositories.ofEnvironment(), Proxies.of(System.getenv()));
    if (folder.exists()) {
      for (NativeLibraries natives : engines()) {
        if (folder(natives).isEmpty() && folder.holds(natives)) {
          name(natives);
        }
      }
    }
  }

  private Collection<NativeLibraries> engines() {
    return Engines.natives(context);
  }

  private static String property(NativeLibraries natives) {
    return natives.engine().toUpperCase(Locale.ROOT) + PROPERTY;
  }

  private void name(NativeLibraries natives) {
    System.setProperty(property(natives), folder.of(natives).toString());
  }

  @Override
  public NativeLibraries find(String engine) {
    Collection<NativeLibraries> engines = engines();
    return engines.stream()
        .filter(natives -> natives.engine().equals(engine))
        .findFirst()
        .orElseThrow(
            () ->
                new ZethusException(
                    "no engine '%s'; there are %s"
                        .formatted(
                            engine,
                            engines.stream()
                                .map(NativeLibraries::engine)
                                .collect(Collectors.joining(", ")))));
  }

  @Override
  public Optional<Path> folder(NativeLibraries natives) {
    return Optional.ofNullable(System.getProperty(property(natives)))
        .map(Path::of)
        .filter(named -> NativesFolder.hasAll(named, natives));
  }

  @Override
  public synchronized Path install(
      NativeLibraries natives, Progress progress, CancelSignal cancel) {
    Path downloads = folder.downloads(natives);
    Path lock = downloads.resolveSibling(natives.engine() + ".lock");
    try {
      Files.createDirectories(downloads);
      try (FileChannel channel =
              FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock held = channel.lock()) { // another process may be fetching the same
        if (held.isValid() && !folder.holds(natives)) {
          folder.fill(natives, fetch(natives, downloads, progress, cancel), cancel);
        }
        folder.deleteDownloads(natives);
      }
    } catch (IOException e) {
      throw new ZethusException("cannot write to %s: %s".formatted(downloads, Reason.of(e)), e);
    }
    name(natives);
    return folder.of(natives);
  }

  private Map<NativeLibraries.Archive, Path> fetch(
      NativeLibraries natives, Path downloads, Progress progress, CancelSignal cancel) {
    Map<NativeLibraries.Archive, Path> files = new LinkedHashMap<>();
    long done = 0;
    for (NativeLibraries.Archive archive : natives.archives()) {
      long before = done;
      files.put(
          archive,
          archives.get(
              archive,
              downloads,
              cancel,
              n -> progress.report(before + n, natives.size(), archive.artifact())));
      done += archive.size();
    }
    return files;
  }
}
