package org.zethus.install.internal.index;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.osgi.framework.Version;
import org.zethus.api.plugin.ZethusException;

/**
 * Bundles that can be had.
 *
 * @param source how messages call it: a file or a URL
 * @param bundles in any order, several versions of one among them
 */
public record Index(String source, List<IndexedBundle> bundles) {
  private static final int SHOWN = 12;

  public Index {
    bundles = List.copyOf(bundles);
  }

  /**
   * {@return the bundle of that name, the highest version if none is named}
   *
   * @param wanted symbolic name or its last part, or either with a version: {@code hum@1.2.0}
   * @throws ZethusException if there is none, or there are several names that end so
   */
  public IndexedBundle find(String wanted) {
    String[] parts = wanted.split("@", 2);
    List<IndexedBundle> called =
        bundles.stream().filter(bundle -> isCalled(bundle.name(), parts[0])).toList();
    List<String> names = called.stream().map(IndexedBundle::name).distinct().sorted().toList();
    if (names.isEmpty()) {
      throw new ZethusException(
          "%s has no bundle '%s'; it has %s".formatted(source, parts[0], names(bundles)));
    }
    if (names.size() > 1) {
      throw new ZethusException(
          "'%s' is more than one bundle of %s; say which: %s"
              .formatted(parts[0], source, String.join(", ", names)));
    }
    return called.stream()
        .filter(bundle -> parts.length == 1 || bundle.version().equals(version(parts[1])))
        .max(Comparator.comparing(IndexedBundle::version))
        .orElseThrow(
            () ->
                new ZethusException(
                    "%s has %s in %s, not in %s"
                        .formatted(
                            source,
                            names.get(0),
                            called.stream()
                                .map(IndexedBundle::version)
                                .sorted()
                                .map(Version::toString)
                                .collect(Collectors.joining(", ")),
                            parts[1])));
  }

  private static boolean isCalled(String name, String wanted) {
    return name.equals(wanted) || name.endsWith("." + wanted);
  }

  private static Version version(String text) {
    try {
      return Version.parseVersion(text);
    } catch (IllegalArgumentException e) {
      throw new ZethusException(
          "'%s' is no version; expected one such as 1.2.0".formatted(text), e);
    }
  }

  private static String names(List<IndexedBundle> bundles) {
    List<String> names = bundles.stream().map(IndexedBundle::name).distinct().sorted().toList();
    return names.isEmpty()
        ? "none at all"
        : String.join(", ", names.subList(0, Math.min(SHOWN, names.size())))
            + (names.size() > SHOWN ? " and %d more".formatted(names.size() - SHOWN) : "");
  }
}
