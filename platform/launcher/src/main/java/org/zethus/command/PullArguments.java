package org.zethus.command;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code zethus pull}. */
@Command(
    name = "pull",
    description =
        "Fetch published weights into the local cache, after showing their licence. Without an"
            + " id: list what Zethus knows.")
public final class PullArguments {
  /** Id; empty to list what is known. */
  @Parameters(
      paramLabel = "ID",
      arity = "0..1",
      defaultValue = "",
      description = "A repository of Hugging Face: org/name, org/name@revision or org/name/folder.")
  public String id = "";

  /** Patterns of files; empty for what Zethus needs. */
  @Option(
      names = "--file",
      paramLabel = "PATTERN",
      description =
          "Fetch only these files, such as 'small/*.safetensors'; may be repeated. Default: what"
              + " Zethus needs of a repository it knows, everything of others.")
  public List<String> files = new ArrayList<>();
}
