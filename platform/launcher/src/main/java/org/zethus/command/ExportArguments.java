package org.zethus.command;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code zethus export}. */
@Command(
    name = "export",
    description = "Write a model for other programs, e.g. sherpa-onnx and Piper.")
public final class ExportArguments {
  /** Id of the model or vocoder. */
  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      description = "What to write: vits, fastspeech2 (with its vocoder), hifigan, vocos, bigvgan.")
  public String model = "";

  /** Id of a voice or folder of a checkpoint; empty for the default voice. */
  @Option(
      names = "--voice",
      paramLabel = "ID",
      defaultValue = "",
      description =
          "An installed voice, or the folder of a model's checkpoint. Default: the built-in one.")
  public String voice = "";

  /** Folder or published name of a checkpoint; empty for the voice's. */
  @Option(
      names = "--checkpoint",
      paramLabel = "DIR",
      defaultValue = "",
      description =
          "The checkpoint in place of a voice's: a folder, or a published one in the cache.")
  public String checkpoint = "";

  /** Folder of a vocoder's checkpoint; empty for the voice's. */
  @Option(
      names = "--vocoder",
      paramLabel = "DIR",
      defaultValue = "",
      description =
          "The vocoder's checkpoint, for a model that makes frames. Default: the voice's.")
  public String vocoder = "";

  /** The format. */
  @Option(
      names = "--to",
      paramLabel = "FORMAT",
      defaultValue = "onnx",
      description = "The format: onnx.")
  public String format = "onnx";

  /** Where to write. */
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "Where to write; tokens.txt and the like are written beside it.")
  public Path output = Path.of("");

  /** Whether weights are rounded. */
  @Option(
      names = "--int8",
      description = "Round weights to 8 bits: a quarter of the size, and a little distortion.")
  public boolean int8;
}
