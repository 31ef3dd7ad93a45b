package org.zethus.shell;

import java.util.ArrayList;
import java.util.List;
import org.apache.felix.service.command.CommandSession;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.command.CommandParser;
import org.zethus.command.CommandService;
import org.zethus.command.Console;
import org.zethus.command.HelpRequest;
import org.zethus.command.UsageException;

/** The commands in Gogo's sessions: the same words, parsed by the same parser. */
@Component(
    service = GogoCommands.class,
    property = {
      "osgi.command.scope=" + GogoCommands.SCOPE,
      "osgi.command.function=say",
      "osgi.command.function=convert",
      "osgi.command.function=codec",
      "osgi.command.function=run",
      "osgi.command.function=plan",
      "osgi.command.function=evaluate",
      "osgi.command.function=check",
      "osgi.command.function=export",
      "osgi.command.function=learn",
      "osgi.command.function=plugins",
      "osgi.command.function=install",
      "osgi.command.function=update",
      "osgi.command.function=remove",
      "osgi.command.function=pull",
      "osgi.command.function=doctor",
      "osgi.command.function=bench",
      "osgi.command.function=help"
    })
public final class GogoCommands {
  static final String SCOPE = "zethus";

  /** Variable of a session: its {@link Console}. */
  static final String CONSOLE = "zethus.console";

  private final CommandService commands;
  private final CommandParser parser = new CommandParser("");

  @Activate
  public GogoCommands(@Reference CommandService commands) {
    this.commands = commands;
  }

  /** {@code say TEXT}. */
  public void say(CommandSession session, String... words) {
    call(session, "say", words);
  }

  /** {@code convert SOURCE --to FILE}. */
  public void convert(CommandSession session, String... words) {
    call(session, "convert", words);
  }

  /** {@code codec encode|decode FILE}. */
  public void codec(CommandSession session, String... words) {
    call(session, "codec", words);
  }

  /** {@code run RECIPE}. */
  public void run(CommandSession session, String... words) {
    call(session, "run", words);
  }

  /** {@code evaluate --reference DIR --generated DIR}. */
  public void evaluate(CommandSession session, String... words) {
    call(session, "evaluate", words);
  }

  /** {@code plan RECIPE}. */
  public void plan(CommandSession session, String... words) {
    call(session, "plan", words);
  }

  /** {@code check DATASET}. */
  public void check(CommandSession session, String... words) {
    call(session, "check", words);
  }

  /** {@code export MODEL -o FILE}. */
  public void export(CommandSession session, String... words) {
    call(session, "export", words);
  }

  /** {@code learn FOLDER --name NAME}. */
  public void learn(CommandSession session, String... words) {
    call(session, "learn", words);
  }

  /** {@code plugins}. */
  public void plugins(CommandSession session, String... words) {
    call(session, "plugins", words);
  }

  /** {@code install WHAT}. */
  public void install(CommandSession session, String... words) {
    call(session, "install", words);
  }

  /** {@code update WHAT}. */
  public void update(CommandSession session, String... words) {
    call(session, "update", words);
  }

  /** {@code remove ID}. */
  public void remove(CommandSession session, String... words) {
    call(session, "remove", words);
  }

  /** {@code pull ID}. */
  public void pull(CommandSession session, String... words) {
    call(session, "pull", words);
  }

  /** {@code doctor}. */
  public void doctor(CommandSession session, String... words) {
    call(session, "doctor", words);
  }

  /** {@code bench}. */
  public void bench(CommandSession session, String... words) {
    call(session, "bench", words);
  }

  /** {@code help [COMMAND]}. */
  public void help(CommandSession session, String... words) {
    call(session, words.length == 0 ? "--help" : words[0], words.length == 0 ? words : HELP);
  }

  private static final String[] HELP = {"--help"};

  private void call(CommandSession session, String command, String... words) {
    Console console = (Console) session.get(CONSOLE);
    List<String> line = new ArrayList<>(List.of(command));
    line.addAll(List.of(words));
    int code;
    try {
      code = commands.run(parser.parse(line), console);
    } catch (HelpRequest e) {
      console.out().print(e.help());
      code = CommandService.OK;
    } catch (UsageException e) {
      console.err().println("zethus: " + e.getMessage());
      code = CommandService.USAGE;
    }
    if (code != CommandService.OK) {
      throw new CommandFailed(code);
    }
  }
}
