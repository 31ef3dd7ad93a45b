package org.zethus.hub;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zethus.api.config.ConfigException;
import org.zethus.api.config.Json;
import org.zethus.api.plugin.ZethusException;

/**
 * What a server says about a repository.
 *
 * @param name what was asked for
 * @param commit which state of it is meant
 * @param licence under which it may be used; empty where its card does not say
 * @param files paths of its files
 */
public record RemoteModel(
    ModelName name, String commit, Optional<String> licence, List<String> files) {
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
  private static final String TAG = "license:";

  public RemoteModel {
    if (!COMMIT.matcher(commit).matches()) {
      throw new ZethusException(
          "%s: found the commit '%s', expected 40 hexadecimal digits".formatted(name, commit));
    }
    files = List.copyOf(files);
    files.forEach(RemoteFile::requireInside);
  }

  /**
   * Reads the answer of {@code /api/models/…}.
   *
   * @param source how messages call it
   * @throws ZethusException if it is no such answer
   */
  static RemoteModel read(ModelName name, String json, String source) {
    try {
      if (Json.parse(json, source) instanceof Map<?, ?> answer
          && answer.get("sha") instanceof String commit
          && answer.get("siblings") instanceof List<?> siblings) {
        return new RemoteModel(name, commit, licence(answer), files(siblings, source));
      }
    } catch (ConfigException e) {
      throw unexpected(source, String.valueOf(e.getMessage()), e);
    }
    throw unexpected(source, "there is no 'sha' or no 'siblings' in it", null);
  }

  private static List<String> files(List<?> siblings, String source) {
    return siblings.stream()
        .map(
            sibling -> {
              if (sibling instanceof Map<?, ?> entry
                  && entry.get("rfilename") instanceof String path) {
                return path;
              }
              throw unexpected(source, "a file in 'siblings' has no 'rfilename'", null);
            })
        .distinct()
        .toList();
  }

  private static Optional<String> licence(Map<?, ?> answer) {
    if (answer.get("cardData") instanceof Map<?, ?> card) {
      if (card.get("license_name") instanceof String named) {
        return Optional.of(named);
      }
      if (card.get("license") instanceof String id) {
        return Optional.of(id);
      }
    }
    return answer.get("tags") instanceof List<?> tags
        ? tags.stream()
            .flatMap(tag -> tag instanceof String text ? Stream.of(text) : Stream.empty())
            .filter(tag -> tag.startsWith(TAG))
            .map(tag -> tag.substring(TAG.length()))
            .findFirst()
        : Optional.empty();
  }

  private static ZethusException unexpected(String source, String what, @Nullable Throwable cause) {
    return new ZethusException(
        "%s: expected the description of a repository, but %s. Is HF_ENDPOINT a hub?"
            .formatted(source, what),
        cause);
  }
}
