package org.zethus.hub;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.zethus.api.data.AtomicFiles;
import org.zethus.api.plugin.Reason;
import org.zethus.api.plugin.ZethusException;

/**
 * One repository's folder in the cache.
 *
 * @param cache the cache's folder
 * @param name the repository and which revision of it
 */
record CachedModel(Path cache, ModelName name) {
  private String folderName() {
    return "models--" + name.org() + "--" + name.model();
  }

  /** {@return the commit that the revision meant when it was last asked for} */
  Optional<String> commit() {
    Path ref = ref();
    try {
      return Files.isRegularFile(ref)
          ? Optional.of(Files.readString(ref).strip())
          : Optional.empty();
    } catch (IOException e) {
      throw new ZethusException("cannot read %s: %s".formatted(ref, Reason.of(e)), e);
    }
  }

  private Path ref() {
    return cache.resolve(folderName()).resolve("refs").resolve(name.revision());
  }

  /** {@return the folder of a commit's files} */
  Path snapshot(String commit) {
    return cache.resolve(folderName()).resolve("snapshots").resolve(commit);
  }

  /** {@return where a file's content is kept} */
  Path blob(String etag) {
    return cache.resolve(folderName()).resolve("blobs").resolve(etag);
  }

  /** {@return what one process at a time locks to write that content} */
  Path lock(String etag) {
    return cache.resolve(".locks").resolve(folderName()).resolve(etag + ".lock");
  }

  /** Shows content as a file of a commit. */
  void link(String commit, RemoteFile file) {
    Path link = snapshot(commit).resolve(file.path());
    Path folder = link.getParent();
    try {
      Path target = Files.createDirectories(folder).relativize(blob(file.etag()));
      if (Files.isSymbolicLink(link) && Files.readSymbolicLink(link).equals(target)) {
        return;
      }
      Path fresh = link.resolveSibling(link.getFileName() + ".new");
      Files.deleteIfExists(fresh);
      Files.createSymbolicLink(fresh, target);
      Files.move(fresh, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | UnsupportedOperationException e) {
      throw new ZethusException("cannot link %s: %s".formatted(link, Reason.of(e)), e);
    }
  }

  /** Remembers which commit the revision means, once all its files are there. */
  void pointTo(String commit) {
    if (!commit.equals(name.revision())) {
      AtomicFiles.write(ref(), commit.getBytes(StandardCharsets.UTF_8));
    }
  }
}
