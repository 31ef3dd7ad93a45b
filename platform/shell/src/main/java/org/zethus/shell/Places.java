package org.zethus.shell;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.zethus.hub.Hub;

/** Checkpoints as they are typed: a folder, a file, or a published name that is in the cache. */
final class Places {
  private Places() {}

  /** {@return where it is, if it is there} */
  static Optional<Path> find(String typed) {
    try {
      Path path = Path.of(typed);
      return Files.exists(path) ? Optional.of(path) : Hub.ofEnvironment().find(typed);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
