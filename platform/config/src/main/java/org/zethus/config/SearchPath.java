package org.zethus.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where files that a recipe or a config names are looked up when they are not beside it.
 *
 * @param workDir the folder that {@code WORK_DIR} names, as Amphion's scripts set it
 * @param roots the product's root, and other folders that are laid out like it, best first
 */
public record SearchPath(Optional<Path> workDir, List<Path> roots) {
  /** System property that names the product's root folder; set by the launcher. */
  public static final String HOME = "zethus.home";

  /** Folder of base configs in the roots; Amphion's files call it {@code config}. */
  static final String CONFIGS = "configs";

  public SearchPath {
    roots = List.copyOf(roots);
  }

  /** Without a {@code WORK_DIR}. */
  public SearchPath(List<Path> roots) {
    this(Optional.empty(), roots);
  }

  /** {@return the folder that {@code WORK_DIR} names, and the product's root} */
  public static SearchPath ofEnvironment() {
    return new SearchPath(
        path(System.getenv("WORK_DIR")), path(System.getProperty(HOME)).stream().toList());
  }

  private static Optional<Path> path(@Nullable String name) {
    return name == null || name.isBlank() ? Optional.empty() : Optional.of(Path.of(name));
  }

  /** {@return the first of {@link #candidates} that is a file} */
  Optional<Path> find(Path folder, String name) {
    return candidates(folder, name).stream().filter(Files::isRegularFile).findFirst();
  }

  /**
   * {@return where a name is looked up: in {@code folder}, below {@code WORK_DIR}, then from the
   * folders above {@code folder}, as in a checkout without {@code WORK_DIR}, and in the roots}
   */
  List<Path> candidates(Path folder, String name) {
    List<Path> folders = new ArrayList<>(List.of(folder));
    workDir.ifPresent(folders::add);
    Path above = folder.toAbsolutePath().normalize().getParent();
    for (; above != null; above = above.getParent()) {
      folders.add(above);
    }
    String ours = name.replaceFirst("^config/", CONFIGS + "/");
    return Stream.concat(
            folders.stream().map(place -> place.resolve(name)),
            roots.stream().flatMap(root -> Stream.of(root.resolve(name), root.resolve(ours))))
        .map(Path::normalize)
        .distinct()
        .toList();
  }

  /** {@return where recipes are looked up by their ids} */
  List<Path> recipeRoots() {
    return Stream.concat(roots.stream(), workDir.stream()).distinct().toList();
  }
}
