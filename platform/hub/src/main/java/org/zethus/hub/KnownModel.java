package org.zethus.hub;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.ZethusException;

/**
 * A repository whose checkpoints Zethus can load.
 *
 * @param id its name, {@code org/model}
 * @param what is published there
 * @param files patterns of the files that are needed
 */
public record KnownModel(String id, String what, List<String> files) {
  private static final String TABLE = "known-models.json";
  private static final List<String> CARD = List.of("README.md", "LICENSE*", "LICENCE*");

  private record Table(List<KnownModel> models) {}

  /** {@return all, in the order of the table} */
  public static List<KnownModel> all() {
    try (InputStream in =
        Objects.requireNonNull(KnownModel.class.getResourceAsStream(TABLE), TABLE)) {
      String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Config.parse(json, TABLE).as(Table.class).models();
    } catch (IOException e) {
      throw new UncheckedIOException(TABLE, e);
    }
  }

  /**
   * Chooses what to download of a repository: what is asked for, else its folder that the name
   * means, else what Zethus needs of it, else all; and always its card, which tells the licence.
   *
   * @param patterns such as {@code *.safetensors}; a star stands for any text within a folder, two
   *     for any text
   * @throws ZethusException if there is nothing of it
   */
  public static List<String> choose(RemoteModel model, List<String> patterns) {
    List<String> wanted = patterns.isEmpty() ? usual(model.name()) : patterns;
    List<String> chosen = matching(model.files(), wanted);
    if (chosen.isEmpty()) {
      throw new ZethusException(
          "%s has no file %s; it has %s"
              .formatted(
                  model.name().repository(),
                  String.join(" or ", wanted),
                  String.join(", ", model.files())));
    }
    return matching(model.files(), Stream.concat(wanted.stream(), CARD.stream()).toList());
  }

  private static List<String> usual(ModelName name) {
    if (!name.folder().isEmpty()) {
      return List.of(name.folder() + "/**");
    }
    Optional<KnownModel> known =
        all().stream().filter(each -> each.id().equals(name.repository())).findFirst();
    return known.map(KnownModel::files).orElse(List.of("**"));
  }

  private static List<String> matching(List<String> files, List<String> patterns) {
    List<PathMatcher> matchers = patterns.stream().map(KnownModel::matcher).toList();
    return files.stream()
        .filter(file -> matchers.stream().anyMatch(matcher -> matcher.matches(Path.of(file))))
        .toList();
  }

  private static PathMatcher matcher(String pattern) {
    try {
      return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    } catch (PatternSyntaxException e) {
      throw new ZethusException(
          "cannot read the pattern '%s': %s".formatted(pattern, e.getDescription()), e);
    }
  }
}
