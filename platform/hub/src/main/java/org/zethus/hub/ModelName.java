package org.zethus.hub;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a published checkpoint is called: {@code org/model[@revision][/folder]}.
 *
 * @param org who published it
 * @param model the repository
 * @param revision a branch, a tag or a commit
 * @param folder the part of the repository that is meant; empty for all of it
 */
public record ModelName(String org, String model, String revision, String folder) {
  private static final String SEGMENT = "[A-Za-z0-9][A-Za-z0-9._-]*";
  private static final Pattern NAME =
      Pattern.compile(
          "(?<org>%1$s)/(?<model>%1$s)(@(?<revision>%1$s))?(/(?<folder>%1$s(/%1$s)*))?"
              .formatted(SEGMENT));
  private static final String MAIN = "main";

  /** {@return the name that a text spells, if it does} */
  public static Optional<ModelName> parse(String text) {
    Matcher parts = NAME.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String revision = parts.group("revision");
    String folder = parts.group("folder");
    return Optional.of(
        new ModelName(
            parts.group("org"),
            parts.group("model"),
            revision == null ? MAIN : revision,
            folder == null ? "" : folder));
  }

  /** {@return the repository, {@code org/model}} */
  public String repository() {
    return org + "/" + model;
  }

  /** {@return how messages and commands call it} */
  @Override
  public String toString() {
    return repository()
        + (revision.equals(MAIN) ? "" : "@" + revision)
        + (folder.isEmpty() ? "" : "/" + folder);
  }
}
