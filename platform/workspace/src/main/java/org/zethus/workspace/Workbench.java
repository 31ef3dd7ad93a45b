package org.zethus.workspace;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where artifacts are made, while this process holds the workspace. An artifact grows in a folder
 * of its stage and key, is described there, and takes its place by one rename; a process that dies
 * between any two steps leaves a workspace from which the next one goes on.
 */
public final class Workbench implements AutoCloseable {
  private static final String REPLACED = "replaced-";

  private final Workspace workspace;
  private final WorkspaceLock lock;

  private Workbench(Workspace workspace, WorkspaceLock lock) {
    this.workspace = workspace;
    this.lock = lock;
  }

  static Workbench open(Workspace workspace) {
    try {
      Files.createDirectories(workspace.work());
      return new Workbench(workspace, WorkspaceLock.take(workspace));
    } catch (IOException e) {
      throw Failures.writing(workspace.folder(), e);
    }
  }

  /**
   * Removes what killed runs left and what belongs to none of these stages. What other
   * configurations have begun of them stays until the stage is made: it may be hours of training
   * that somebody goes back to.
   *
   * @param stages all of the recipe's, also those that this run does not come to
   */
  public void keepOnly(Collection<String> stages) {
    Set<String> files = Set.of(WorkspaceLock.FILE, Digests.CACHE);
    try {
      deleteWork(
          name ->
              !files.contains(name)
                  && stages.stream().noneMatch(stage -> Workspace.isWorkName(name, stage)));
    } catch (IOException e) {
      throw Failures.writing(workspace.work(), e);
    }
  }

  /** {@return the folder in which a stage's artifact grows, with what an earlier run left there} */
  public Path begin(String stage, Provenance from) {
    Path folder = growing(stage, from);
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw Failures.writing(folder, e);
    }
  }

  /**
   * {@return whether an earlier run finished a stage's artifact and died before it was in place}
   */
  public boolean isComplete(String stage, Provenance from) {
    Path folder = growing(stage, from);
    Optional<ArtifactManifest> manifest = ArtifactManifest.read(folder);
    try {
      return manifest.isPresent()
          && manifest.get().key().equals(from.key())
          && manifest.get().damage(folder, true).isEmpty();
    } catch (IOException e) {
      throw Failures.reading(folder, e);
    }
  }

  /** {@return the artifact, in its place: whole, on the disk, instead of the one before} */
  public Path finish(String stage, Provenance from) {
    Path folder = growing(stage, from);
    Path artifact = workspace.artifact(stage);
    Path replaced = workspace.work().resolve(REPLACED + stage);
    try {
      if (!isComplete(stage, from)) {
        ArtifactManifest.seal(folder, stage, from);
        force(folder);
      }
      String own = Workspace.workName(stage, from.key());
      deleteWork(name -> Workspace.isWorkName(name, stage) && !name.equals(own));
      delete(replaced);
      if (Files.exists(artifact)) {
        Files.move(artifact, replaced, StandardCopyOption.ATOMIC_MOVE);
      }
      Files.move(folder, artifact, StandardCopyOption.ATOMIC_MOVE);
      force(workspace.folder());
      delete(replaced);
      return artifact;
    } catch (IOException e) {
      throw Failures.writing(artifact, e);
    }
  }

  /** Forgets what an earlier run left of a stage. */
  public void discard(String stage, Provenance from) {
    Path folder = growing(stage, from);
    try {
      delete(folder);
    } catch (IOException e) {
      throw Failures.writing(folder, e);
    }
  }

  /** Gives the workspace back. */
  @Override
  public void close() {
    lock.close();
  }

  private Path growing(String stage, Provenance from) {
    return workspace.work().resolve(Workspace.workName(stage, from.key()));
  }

  /** Sees a folder's entries to the disk. */
  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private void deleteWork(Predicate<String> names) throws IOException {
    try (Stream<Path> entries = Files.list(workspace.work())) {
      for (Path entry : entries.toList()) {
        if (names.test(entry.getFileName().toString())) {
          delete(entry);
        }
      }
    }
  }

  private static void delete(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> paths = Files.walk(path)) {
      deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : deepestFirst) {
      Files.delete(each);
    }
  }

  /** {@return whether a failure, or what caused it, says that the disk is full} */
  public static boolean isDiskFull(Throwable failure) {
    return Failures.isDiskFull(failure);
  }
}
