package org.zethus.command;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code zethus convert}. */
@Command(name = "convert", description = "Say what a recording says in another voice.")
public final class ConvertArguments extends SoundOptions {
  /** Recording of what is said. */
  @Parameters(paramLabel = "SOURCE", description = "A recording, .wav or .flac.")
  public Path source = Path.of("");

  /** Recording of the voice. */
  @Option(
      names = "--to",
      paramLabel = "FILE",
      required = true,
      description = "A recording of a few seconds of the voice to say it in.")
  public Path to = Path.of("");

  /** Id of the model; empty for the one that reads the checkpoint. */
  @Option(
      names = "--model",
      paramLabel = "ID",
      defaultValue = "",
      description =
          "A model that takes a voice from a recording, e.g. facodec. Default: the one that the"
              + " checkpoint's config names.")
  public String model = "";

  /** Folder or published name of the model's checkpoint. */
  @Option(
      names = "--checkpoint",
      paramLabel = "DIR",
      required = true,
      description = "The model's checkpoint: a folder, or a published one in the cache.")
  public String checkpoint = "";
}
