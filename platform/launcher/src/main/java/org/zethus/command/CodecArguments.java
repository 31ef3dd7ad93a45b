package org.zethus.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code zethus codec}. */
@Command(
    name = "codec",
    description = "Turn a recording into codes, or codes into sound, and say what it costs.")
public final class CodecArguments {
  /** What to do. */
  @Parameters(index = "0", paramLabel = "encode|decode", description = "What to do.")
  public String action = "";

  /** A sound file or a file of codes. */
  @Parameters(
      index = "1",
      paramLabel = "FILE",
      description = "What to encode, .wav or .flac; or a file of codes to decode.")
  public Path file = Path.of("");

  /** A file of codes or a sound file. */
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "Where to write the codes, or the sound: .wav or .flac.")
  public Path output = Path.of("");

  /** Folder or published name of the codec's checkpoint. */
  @Option(
      names = "--checkpoint",
      paramLabel = "DIR",
      required = true,
      description = "The codec's checkpoint: a folder, or a published one in the cache.")
  public String checkpoint = "";

  /** Id of the codec; empty for the one that reads the checkpoint or made the codes. */
  @Option(
      names = "--model",
      paramLabel = "ID",
      defaultValue = "",
      description =
          "A codec, e.g. encodec. Default: the one that made the codes, or that the checkpoint's"
              + " config names.")
  public String model = "";

  /** How many codebooks. */
  @Option(
      names = "--codebooks",
      paramLabel = "N",
      defaultValue = "0",
      description = "Keep the first N codebooks only, for a lower bit rate. Default: all.")
  public int codebooks;

  /** What the sound was before it was encoded. */
  @Option(
      names = "--reference",
      paramLabel = "FILE",
      description = "decode: the recording as it was, to print the distortion against it.")
  public @Nullable Path reference;
}
