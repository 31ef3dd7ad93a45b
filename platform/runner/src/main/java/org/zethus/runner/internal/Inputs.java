package org.zethus.runner.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.recipe.Stage;
import org.zethus.config.Blanks;
import org.zethus.config.RecipeFile;
import org.zethus.hub.Hub;

/** Finds what the {@code in} of a recipe's stages names. */
final class Inputs {
  /** The roles in which a published checkpoint may be named. */
  private static final Set<String> CHECKPOINTS = Set.of("checkpoint", "vocoder");

  private final RecipeFile file;
  private final Hub hub;
  private final Map<String, Stage> stages = new LinkedHashMap<>();

  Inputs(RecipeFile file, Hub hub) {
    this.file = file;
    this.hub = hub;
    file.recipe().stages().forEach(stage -> stages.put(stage.name(), stage));
  }

  /**
   * {@return a stage's inputs by role}
   *
   * @throws ZethusException if one is neither a stage nor there
   */
  Map<String, Input> of(Stage stage) {
    Map<String, Input> inputs = new LinkedHashMap<>();
    stage.in().forEach((role, value) -> inputs.put(role, find(stage, role, value)));
    return inputs;
  }

  private Input find(Stage reader, String role, String value) {
    Blanks.find(value, "in." + role)
        .ifPresent(
            blank -> {
              throw new ZethusException(at(reader) + ": " + blank);
            });
    if (value.isBlank()) {
      throw new ZethusException(
          "%s: input '%s' is empty, expected a stage or a path".formatted(at(reader), role));
    }
    String first = Input.firstName(value);
    Stage maker = stages.get(first);
    if (maker != null) {
      return new Input.Made(maker, value.substring(Math.min(value.length(), first.length() + 1)));
    }
    Path path = absolute(value);
    if (Files.isReadable(path)) {
      return new Input.Outside(path);
    }
    if (Files.exists(path)) {
      throw new ZethusException(
          "%s: input '%s': %s cannot be read: permission denied".formatted(at(reader), role, path));
    }
    Optional<Path> published = CHECKPOINTS.contains(role) ? hub.find(value) : Optional.empty();
    return new Input.Outside(published.orElseThrow(() -> missing(reader, role, value, path)));
  }

  private Path absolute(String value) {
    String inHome =
        value.startsWith("~/") ? System.getProperty("user.home") + value.substring(1) : value;
    return file.file().toAbsolutePath().resolveSibling(inHome).normalize();
  }

  private ZethusException missing(Stage reader, String role, String value, Path path) {
    boolean maybePublished = CHECKPOINTS.contains(role) && Hub.isName(value);
    return new ZethusException(
        "%s: input '%s': found neither a stage nor a file '%s' (looked at %s)%s. The stages are %s."
            .formatted(
                at(reader),
                role,
                value,
                path,
                maybePublished
                    ? ", nor a downloaded checkpoint (`zethus pull %s` downloads it)"
                        .formatted(value)
                    : "",
                String.join(", ", stages.keySet())));
  }

  private String at(Stage stage) {
    return "recipe '%s', stage '%s'".formatted(file.recipe().id(), stage.name());
  }
}
