package org.zethus.install.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.Reason;
import org.zethus.api.plugin.ZethusException;
import org.zethus.hub.Downloads;
import org.zethus.hub.Proxies;
import org.zethus.hub.RemoteFile;
import org.zethus.install.NativeLibraries;

/** Finds the archives of engines on this machine, or fetches them. */
final class NativeArchives {
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final MavenRepositories repositories;
  private final Proxies proxies;

  NativeArchives(MavenRepositories repositories, Proxies proxies) {
    this.repositories = repositories;
    this.proxies = proxies;
  }

  /**
   * {@return an archive's file, whose checksum is the listed one}
   *
   * @param folder of downloads, which is there
   * @param arrived hears how many bytes have been fetched
   * @throws ZethusException if it cannot be had
   */
  Path get(
      NativeLibraries.Archive archive, Path folder, CancelSignal cancel, LongConsumer arrived) {
    MavenArtifact artifact = MavenArtifact.parse(archive.artifact());
    Optional<Path> here = repositories.find(artifact);
    if (here.isPresent()) {
      verify(here.get(), archive);
      arrived.accept(archive.size());
      return here.get();
    }
    Path target = folder.resolve(archive.sha256() + ".jar");
    if (!Files.exists(target)) { // it has this name only once its checksum has been compared
      new Downloads(repositories.url(), MavenRepositories.SETTING, PATIENCE, proxies)
          .fetch(
              new RemoteFile(artifact.path(), archive.size(), archive.sha256()),
              target,
              cancel,
              arrived);
    }
    return target;
  }

  private static void verify(Path file, NativeLibraries.Archive archive) {
    try {
      String found = PluginJar.checksum(file, "SHA-256");
      if (!found.equals(archive.sha256())) {
        throw new ZethusException(
            "%s: SHA-256 is %s, expected %s. It is damaged or another file; nothing was installed. Delete it, and it is fetched anew."
                .formatted(file, found, archive.sha256()));
      }
    } catch (IOException e) {
      throw new ZethusException("cannot read %s: %s".formatted(file, Reason.of(e)), e);
    }
  }
}
