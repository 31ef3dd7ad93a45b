package org.zethus.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;
import org.zethus.api.plugin.ZethusException;

/** A folder of artifacts, one per stage. Looking changes nothing; {@link #lock} is for making. */
public final class Workspace {
  private static final String WORK = ".work";
  private static final int KEY_DIGITS = 16;

  private final Path folder;

  public Workspace(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /** {@return the folder, absolute} */
  public Path folder() {
    return folder;
  }

  /** {@return where a stage's finished artifact is, or will be} */
  public Path artifact(String stage) {
    return folder.resolve(stage);
  }

  Path work() {
    return folder.resolve(WORK);
  }

  static String workName(String stage, String key) {
    return stage + "-" + key.substring(0, KEY_DIGITS);
  }

  static boolean isWorkName(String name, String stage) {
    return name.matches(Pattern.quote(stage) + "-[0-9a-f]{" + KEY_DIGITS + "}");
  }

  /**
   * {@return whether a stage's artifact is there}
   *
   * @param from what it would be made from now
   * @param verify compare the checksums of all files, not only of those touched since
   */
  public Status status(String stage, Provenance from, boolean verify) {
    Path begun = work().resolve(workName(stage, from.key()));
    String problem = problem(stage, from, verify);
    if (problem.isEmpty()) {
      return new Status(Status.State.CURRENT, "");
    }
    return Files.isDirectory(begun)
        ? new Status(Status.State.BEGUN, "")
        : new Status(Status.State.ABSENT, problem);
  }

  private String problem(String stage, Provenance from, boolean verify) {
    Path artifact = artifact(stage);
    if (!Files.exists(artifact)) {
      return "not made yet";
    }
    Optional<ArtifactManifest> found = ArtifactManifest.read(artifact);
    if (found.isEmpty()) {
      return "its %s is missing or damaged".formatted(ArtifactManifest.FILE);
    }
    ArtifactManifest manifest = found.get();
    if (!manifest.key().equals(from.key())) {
      return from.differenceFrom(manifest.madeFrom());
    }
    try {
      return manifest.damage(artifact, verify).orElse("");
    } catch (IOException e) {
      return "it cannot be read: " + e;
    }
  }

  /**
   * Takes the workspace for this process, which makes artifacts until it closes the workbench.
   *
   * @param stages that will be made here; a folder of such a name that no run has made is refused
   * @throws ZethusException if another process has it, or nothing can be written there
   */
  public Workbench lock(Collection<String> stages) {
    if (!Files.exists(work())) {
      for (String stage : stages) {
        Path path = artifact(stage);
        if (Files.exists(path) && ArtifactManifest.read(path).isEmpty()) {
          throw new ZethusException(
              "%s is in the way: no run has made it, and stage '%s' would replace it. Move it away, or name"
                      .formatted(path, stage)
                  + " another folder with --workspace.");
        }
      }
    }
    return Workbench.open(this);
  }
}
