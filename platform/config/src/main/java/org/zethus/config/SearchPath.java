package org.zethus.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where files that a recipe names are looked up when they are not beside it.
 *
 * @param roots folders, best first
 */
public record SearchPath(List<Path> roots) {
  /** System property that names the product's root folder; set by the launcher. */
  public static final String HOME = "zethus.home";

  public SearchPath {
    roots = List.copyOf(roots);
  }

  /** {@return the product's root, then the folder that {@code WORK_DIR} names} */
  public static SearchPath ofEnvironment() {
    List<Path> roots = new ArrayList<>();
    Stream.of(System.getProperty(HOME), System.getenv("WORK_DIR"))
        .filter(root -> root != null && !root.isBlank())
        .forEach(root -> roots.add(Path.of(root)));
    return new SearchPath(roots);
  }

  /** {@return the file of that name in {@code folder} or, if it is not there, in the first root} */
  Optional<Path> find(Path folder, String name) {
    return candidates(folder, name).stream().filter(Files::isRegularFile).findFirst();
  }

  /** {@return where {@link #find} looks} */
  List<Path> candidates(Path folder, String name) {
    return Stream.concat(Stream.of(folder), roots.stream())
        .map(root -> root.resolve(name).normalize())
        .distinct()
        .toList();
  }
}
