package org.zethus.launcher;

import java.util.List;
import org.zethus.command.CommandParser;
import org.zethus.command.CommandService;
import org.zethus.command.HelpRequest;
import org.zethus.command.Invocation;
import org.zethus.command.UsageException;

/**
 * The program: parses the command line, starts the platform, runs the command, says how it ended.
 */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    int code = run(List.of(args));
    System.out.flush();
    System.err.flush();
    // Not exit: the framework is stopped, and engines' threads must not keep the process alive.
    Runtime.getRuntime().halt(code);
  }

  private static int run(List<String> args) {
    Invocation invocation;
    try {
      invocation = new CommandParser(version()).parse(args);
    } catch (HelpRequest e) {
      System.out.print(e.help());
      return CommandService.OK;
    } catch (UsageException e) {
      System.err.println("zethus: " + e.getMessage());
      return CommandService.USAGE;
    }
    Logs.configure(invocation.verbose());
    ProcessConsole console = new ProcessConsole();
    try (Platform platform = start(invocation)) {
      return platform.commands().run(invocation, console);
    } catch (StartException e) {
      System.err.println("zethus: " + e.getMessage());
      if (invocation.verbose()) {
        e.printStackTrace();
      }
      return CommandService.FAILED;
    }
  }

  private static Platform start(Invocation invocation) {
    Installation installation = Installation.fromProperties();
    return Platform.start(installation, Extent.of(invocation, installation));
  }

  private static String version() {
    String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "(development)" : version;
  }
}
