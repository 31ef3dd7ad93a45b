package org.zethus.install.internal;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.zethus.api.plugin.ZethusException;

/**
 * Where Maven's artifacts are looked for: in Maven's own folder, then in a repository, which may be
 * a folder, too.
 *
 * @param local Maven's own folder
 * @param remote URL or folder of the repository
 */
record MavenRepositories(Path local, String remote) {
  /** The variable that names a repository in place of Maven Central. */
  static final String SETTING = "ZETHUS_MAVEN";

  private static final String CENTRAL = "https://repo1.maven.org/maven2";

  MavenRepositories {
    remote = remote.replaceAll("(?<=.)/+$", "");
  }

  /** {@return those of this process's user} */
  static MavenRepositories ofEnvironment() {
    String setting = System.getenv().getOrDefault(SETTING, "").strip();
    return new MavenRepositories(
        Path.of(System.getProperty("user.home"), ".m2", "repository"),
        setting.isEmpty() ? CENTRAL : setting);
  }

  /**
   * {@return an artifact's file on this machine, if there is one}
   *
   * @throws ZethusException if the repository is a folder and has none
   */
  Optional<Path> find(MavenArtifact artifact) {
    Optional<Path> found =
        (isFolder() ? Stream.of(local, folder()) : Stream.of(local))
            .map(repository -> repository.resolve(artifact.path()))
            .filter(Files::isRegularFile)
            .findFirst();
    if (found.isEmpty() && isFolder()) {
      throw new ZethusException(
          "no %s in %s, the repository that %s names".formatted(artifact.path(), remote, SETTING));
    }
    return found;
  }

  private boolean isFolder() {
    return !remote.matches("(?i)https?:.*");
  }

  private Path folder() {
    return Fetcher.file(remote);
  }

  /** {@return the repository's URL; it is no folder} */
  URI url() {
    return Fetcher.web(remote);
  }
}
