package org.zethus.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code zethus learn}. */
@Command(
    name = "learn",
    description = "Learn a voice from recordings and their texts, and install it.")
public final class LearnArguments extends StageOptions {
  /** Folder of the recordings. */
  @Parameters(
      paramLabel = "FOLDER",
      description = "Sound files and a list of what is said: metadata.csv or metadata.jsonl.")
  public Path recordings = Path.of("");

  /** The voice's id. */
  @Option(
      names = "--name",
      paramLabel = "NAME",
      required = true,
      description = "What to call the voice; then `zethus say --voice NAME`.")
  public String name = "";

  /** File or id. */
  @Option(
      names = "--recipe",
      paramLabel = "RECIPE",
      defaultValue = "tts/own-voice",
      description = "How to learn it. Default: ${DEFAULT-VALUE}.")
  public String recipe = "tts/own-voice";

  /** Folder of the artifacts. */
  @Option(
      names = "--workspace",
      paramLabel = "DIR",
      description = "Where artifacts are kept. Default: workspace/voices/NAME.")
  public @Nullable Path workspace;
}
