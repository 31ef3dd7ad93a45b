package org.zethus.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code zethus inspect}. */
@Command(
    name = "inspect",
    description = "List the tensors of a checkpoint: names, shapes, types and metadata.")
public final class InspectArguments {
  /** Files or folders. */
  @Parameters(
      paramLabel = "FILE",
      arity = "1",
      description =
          "safetensors, a PyTorch file (.bin, .pt, .pth, .ckpt), the index of a sharded one, or a"
              + " checkpoint's folder.")
  public @Nullable Path file;

  /** Whether a program reads it. */
  @Option(names = "--json", description = "Print JSON.")
  public boolean json;
}
