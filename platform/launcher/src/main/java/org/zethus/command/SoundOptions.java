package org.zethus.command;

import picocli.CommandLine.Option;

/** What commands share that write a sound. */
public abstract class SoundOptions {
  /** Sound file, or {@code -}. */
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      defaultValue = "zethus.wav",
      description =
          "Where to write, .wav or .flac; - is standard output. Default: ${DEFAULT-VALUE}.")
  public String output = "zethus.wav";

  /** Seed of everything random. */
  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "Same seed, same sound. Default: ${DEFAULT-VALUE}.")
  public long seed;
}
