package org.zethus.command;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code zethus check}. */
@Command(name = "check", description = "Find everything that is wrong with a dataset.")
public final class CheckArguments {
  /** Folder of the dataset. */
  @Parameters(paramLabel = "DATASET", description = "The folder of the dataset.")
  public Path dataset = Path.of("");

  /** How it is laid out. */
  @Option(
      names = "--layout",
      paramLabel = "NAME",
      defaultValue = "auto",
      description =
          "artifact, ljspeech, vctk, libritts, hifitts, fsdd or recordings. Default: what it"
              + " looks like.")
  public String layout = "auto";

  /** The rate it will be trained at. */
  @Option(
      names = "--sample-rate",
      paramLabel = "HZ",
      defaultValue = "0",
      description = "The rate to train at; lower ones are problems.")
  public int sampleRate;

  /** What reads the text. */
  @Option(
      names = "--front-end",
      paramLabel = "ID",
      defaultValue = "english",
      description = "What reads the text; '' for nothing. Default: ${DEFAULT-VALUE}.")
  public String frontEnd = "english";

  /** Whether a program reads it. */
  @Option(names = "--json", description = "Print JSON.")
  public boolean json;
}
