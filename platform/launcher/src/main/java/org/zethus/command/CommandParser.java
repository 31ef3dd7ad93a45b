package org.zethus.command;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** Parses command lines and writes their help. */
public final class CommandParser {
  /** What is typed where nothing is: the interactive shell. */
  public static final String SHELL = "shell";

  private static final List<Class<?>> COMMANDS =
      List.of(
          SayArguments.class,
          ConvertArguments.class,
          CodecArguments.class,
          RunArguments.class,
          PlanArguments.class,
          EvaluateArguments.class,
          CheckArguments.class,
          LearnArguments.class,
          ExportArguments.class,
          PluginsArguments.class,
          InstallArguments.class,
          UpdateArguments.class,
          RemoveArguments.class,
          PullArguments.class,
          InspectArguments.class,
          DoctorArguments.class,
          BenchArguments.class,
          ExecArguments.class);

  private final String version;

  /**
   * @param version what {@code --version} prints
   */
  public CommandParser(String version) {
    this.version = version;
  }

  @Command(
      name = "zethus",
      description = "Audio, music and speech generation. Without a command: the interactive shell.",
      synopsisSubcommandLabel = "[COMMAND]")
  private static final class Root {
    @Option(
        names = {"-h", "--help"},
        usageHelp = true,
        scope = ScopeType.INHERIT,
        description = "Show this help.")
    boolean help;

    @Option(names = "--version", versionHelp = true, description = "Show the version.")
    boolean version;

    @Option(
        names = {"-v", "--verbose"},
        scope = ScopeType.INHERIT,
        description = "Log more, and show the stack trace of a failure.")
    boolean verbose;
  }

  private CommandLine commandLine(Root root, List<Class<?>> commands) {
    CommandLine line = new CommandLine(root);
    line.getCommandSpec().version("zethus " + version);
    commands.forEach(line::addSubcommand);
    line.setUsageHelpAutoWidth(true);
    return line;
  }

  /**
   * {@return the command that the words begin with alone, so that the others' options are not read}
   */
  private static List<Class<?>> commandsOf(List<String> words) {
    return COMMANDS.stream()
        .filter(command -> words.indexOf(command.getAnnotation(Command.class).name()) == 0)
        .findFirst()
        .<List<Class<?>>>map(List::of)
        .orElse(COMMANDS);
  }

  /**
   * Parses a command line.
   *
   * @throws HelpRequest if it asks for help or the version
   * @throws UsageException if a command or option is unknown or an argument is missing
   */
  public Invocation parse(List<String> words) {
    Root root = new Root();
    CommandLine line = commandLine(root, commandsOf(words));
    try {
      ParseResult result = line.parseArgs(words.toArray(String[]::new));
      ParseResult last = result.hasSubcommand() ? result.subcommand() : result;
      if (last.isUsageHelpRequested()) {
        throw new HelpRequest(last.commandSpec().commandLine().getUsageMessage());
      }
      if (last.isVersionHelpRequested()) {
        throw new HelpRequest("zethus " + version + "\n");
      }
      return result.hasSubcommand()
          ? new Invocation(last.commandSpec().name(), last.commandSpec().userObject(), root.verbose)
          : new Invocation(SHELL, new ShellArguments(), root.verbose);
    } catch (ParameterException e) {
      throw usage(e);
    }
  }

  private static UsageException usage(ParameterException e) {
    CommandSpec spec = e.getCommandLine().getCommandSpec();
    String message = e.getMessage();
    if (e instanceof UnmatchedArgumentException unmatched) {
      String word = unmatched.getUnmatched().get(0);
      boolean isOption = word.startsWith("-") && !word.equals("-");
      message =
          isOption
              ? "unknown option '%s'".formatted(word)
              : spec.parent() == null
                  ? "unknown command '%s'".formatted(word)
                  : "unexpected argument '%s'".formatted(word);
      String near = nearest(word, isOption ? options(spec) : spec.subcommands().keySet());
      message += near == null ? "" : "; did you mean '%s'?".formatted(near);
    }
    String help = spec.qualifiedName(" ") + " --help";
    return new UsageException("%s%nSee `%s`.".formatted(message, help));
  }

  private static List<String> options(CommandSpec spec) {
    return spec.options().stream()
        .map(OptionSpec::longestName)
        .filter(name -> name.startsWith("--"))
        .toList();
  }

  private static @Nullable String nearest(String word, Iterable<String> known) {
    String best = null;
    int bestDistance = 1 + word.length() / 3;
    for (String candidate : known) {
      int distance = EditDistance.between(word, candidate);
      if (distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return best;
  }

  /** {@return one line of help per command} */
  public Map<String, String> descriptions() {
    Map<String, String> lines = new TreeMap<>();
    commandLine(new Root(), COMMANDS)
        .getSubcommands()
        .forEach(
            (name, command) ->
                lines.put(
                    name, String.join(" ", command.getCommandSpec().usageMessage().description())));
    return lines;
  }

  /** {@return the options of a command, for completion; none for an unknown one} */
  public List<String> options(String command) {
    CommandLine line = commandLine(new Root(), COMMANDS).getSubcommands().get(command);
    return line == null ? List.of() : options(line.getCommandSpec());
  }

  /** {@return the overview} */
  public String usage() {
    return commandLine(new Root(), COMMANDS).getUsageMessage();
  }
}
