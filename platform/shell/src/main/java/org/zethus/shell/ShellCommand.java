package org.zethus.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.felix.service.command.CommandProcessor;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.command.CommandService;
import org.zethus.command.Console;
import org.zethus.command.ShellArguments;
import org.zethus.registry.Registry;

/**
 * The interactive shell: a prompt with completion and history on a terminal, else the lines of
 * standard input. An interrupt ends the running command; the end of the input ends the shell.
 */
@Component(service = Command.class)
@ZethusCommand("shell")
public final class ShellCommand implements Command<ShellArguments> {
  private static final String PROMPT = "zethus> ";

  private final CommandProcessor gogo;
  private final Registry registry;

  @Activate
  public ShellCommand(@Reference CommandProcessor gogo, @Reference Registry registry) {
    this.gogo = gogo;
    this.registry = registry;
  }

  @Override
  public boolean savesState() {
    return true;
  }

  @Override
  public void run(ShellArguments arguments, Call call) {
    try {
      if (System.console() == null) {
        readLines(call);
      } else {
        prompt(call);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stops at the first line that fails, as a script does. */
  private void readLines(Call call) throws IOException {
    Console console = call.console();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8));
    try (Session session =
            new Session(gogo, console.in(), console.out(), console.err(), console.width());
        CancelSignal.Registration interrupt = call.cancel().onCancel(session::interrupt)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (isExit(line)) {
          return;
        }
        int code = session.execute(line);
        if (code != CommandService.OK) {
          throw new CommandFailed(code);
        }
      }
      call.cancel().throwIfCancelled();
    }
  }

  private void prompt(Call call) throws IOException {
    Thread shell = Thread.currentThread();
    try (Terminal terminal =
            TerminalBuilder.builder()
                .system(true)
                .nativeSignals(true)
                .signalHandler(Terminal.SignalHandler.SIG_IGN) // between two prompts
                .build();
        Session session =
            new Session(
                gogo,
                terminal.input(),
                call.console().out(),
                call.console().err(),
                sized(terminal).getColumns());
        CancelSignal.Registration end =
            call.cancel()
                .onCancel(
                    () -> {
                      session.interrupt();
                      shell.interrupt();
                    })) {
      LineReader reader =
          LineReaderBuilder.builder()
              .terminal(terminal)
              .appName("zethus")
              .completer(new ShellCompleter(registry))
              .variable(LineReader.HISTORY_FILE, historyFile())
              .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true) // "Hello!" is no history
              .build();
      terminal.writer().println("Zethus. `help` lists the commands, TAB completes, Ctrl-D leaves.");
      while (readAndExecute(
          reader, session)) { // who leaves is not interrupted, whatever comes then
        call.cancel().throwIfCancelled();
      }
    }
  }

  /** Some terminals do not know their size. {@return the terminal's, at least something usual} */
  private static Size sized(Terminal terminal) {
    Size size = terminal.getSize();
    if (size.getColumns() <= 0 || size.getRows() <= 0) {
      terminal.setSize(new Size(80, 24));
    }
    return terminal.getSize();
  }

  /** {@return whether to go on} */
  private static boolean readAndExecute(LineReader reader, Session session) {
    try {
      String line = reader.readLine(PROMPT);
      if (isExit(line)) {
        return false;
      }
      execute(line, session, reader.getTerminal());
      return true;
    } catch (UserInterruptException e) {
      return true; // Ctrl-C at the prompt clears the line
    } catch (EndOfFileException e) {
      return false;
    }
  }

  /** While the line runs, Ctrl-C ends its command, in the way the command knows or by force. */
  private static void execute(String line, Session session, Terminal terminal) {
    Thread shell = Thread.currentThread();
    Terminal.SignalHandler before =
        terminal.handle(
            Terminal.Signal.INT,
            signal -> {
              if (!session.interrupt()) {
                shell.interrupt();
              }
            });
    try {
      session.execute(line);
    } finally {
      terminal.handle(Terminal.Signal.INT, before);
      Thread.interrupted(); // one that came too late is not the next line's
    }
  }

  private static Path historyFile() {
    return Path.of(System.getProperty("zethus.user", "."), "history");
  }

  private static boolean isExit(String line) {
    return line.strip().equals("exit") || line.strip().equals("quit");
  }
}
