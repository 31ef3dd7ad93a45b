package org.zethus.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code zethus evaluate}. */
@Command(
    name = "evaluate",
    description = "Score generated sound against references, and write a report.")
public final class EvaluateArguments extends StageOptions {
  /** Folder of the references. */
  @Option(
      names = "--reference",
      paramLabel = "DIR",
      required = true,
      description =
          "Sound files, with texts in NAME.txt beside them where a metric needs those; or the"
              + " artifact of a recipe's stage.")
  public Path reference = Path.of("");

  /** Folder of what is scored. */
  @Option(
      names = "--generated",
      paramLabel = "DIR",
      required = true,
      description = "Sound files of the same names, or the artifact of a recipe's stage.")
  public Path generated = Path.of("");

  /** Ids of evaluators. */
  @Option(
      names = "--metrics",
      paramLabel = "ID",
      split = ",",
      required = true,
      description = "Evaluators, e.g. f0,mcd,stft; `zethus plugins` lists those installed.")
  public List<String> metrics = new ArrayList<>();

  /** Folders or published names of metrics' checkpoints, by their ids. */
  @Option(
      names = "--checkpoint",
      paramLabel = "ID=DIR",
      description =
          "The checkpoint of a metric that needs one: a folder, or a published one in the cache.")
  public Map<String, String> checkpoints = new LinkedHashMap<>();

  /** Folder of the report. */
  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      defaultValue = "report",
      description = "Where the report goes; open its index.html. Default: ${DEFAULT-VALUE}.")
  public Path output = Path.of("report");

  /** Which frames or samples are compared. */
  @Option(
      names = "--align",
      paramLabel = "HOW",
      description = "none, cut or dtw. Default: what suits each metric.")
  public @Nullable String align;

  /** Rate that all sound is brought to. */
  @Option(
      names = "--sample-rate",
      paramLabel = "HZ",
      description = "Resample both to this rate. Default: the lower of each pair's rates.")
  public @Nullable Integer sampleRate;

  /** What is done about different levels. */
  @Option(
      names = "--loudness",
      paramLabel = "HOW",
      description = "as_is, or equal: bring the generated to the reference's loudness.")
  public @Nullable String loudness;

  /** Id of a recogniser. */
  @Option(
      names = "--recogniser",
      paramLabel = "ID",
      description = "Who listens, for metrics of what is understood. Default: the only one.")
  public @Nullable String recogniser;

  /** Folder or published name of the recogniser's checkpoint. */
  @Option(
      names = "--recogniser-checkpoint",
      paramLabel = "DIR",
      description = "The recogniser's checkpoint: a folder, or a published one in the cache.")
  public @Nullable String recogniserCheckpoint;

  /** Id of an embedder. */
  @Option(
      names = "--embedder",
      paramLabel = "ID",
      description = "What makes vectors, for metrics of those. Default: the only one.")
  public @Nullable String embedder;

  /** Folder or published name of the embedder's checkpoint. */
  @Option(
      names = "--embedder-checkpoint",
      paramLabel = "DIR",
      description = "The embedder's checkpoint, where it needs one.")
  public @Nullable String embedderCheckpoint;
}
