package org.zethus.install.internal;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zethus.api.plugin.ZethusException;

/**
 * A jar of a Maven repository.
 *
 * @param group e.g. {@code org.example}
 * @param name e.g. {@code hum}
 * @param version e.g. {@code 1.2.0}
 * @param classifier e.g. {@code linux-x86_64}; empty for none
 */
record MavenArtifact(String group, String name, String version, String classifier) {
  /**
   * Reads {@code group:artifact:version[:classifier]}; slashes do as well.
   *
   * @throws ZethusException if it is none
   */
  static MavenArtifact parse(String text) {
    List<String> parts = List.of(text.split("[:/]", -1));
    if (parts.size() < 3
        || parts.size() > 4
        || parts.stream().anyMatch(part -> !part.matches("\\w[\\w.-]*"))) {
      throw new ZethusException(
          "cannot read '%s'; expected mvn:group:artifact:version, or mvn:group:artifact:version:classifier"
              .formatted(text));
    }
    return new MavenArtifact(
        parts.get(0), parts.get(1), parts.get(2), parts.size() == 4 ? parts.get(3) : "");
  }

  /** {@return where a repository has it} */
  String path() {
    String file =
        Stream.of(name, version, classifier)
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("-"));
    return "%s/%s/%s/%s.jar".formatted(group.replace('.', '/'), name, version, file);
  }

  @Override
  public String toString() {
    return "%s:%s:%s%s"
        .formatted(group, name, version, classifier.isEmpty() ? "" : ":" + classifier);
  }
}
