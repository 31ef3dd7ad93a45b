package org.zethus.shell;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.CancelledException;
import org.zethus.api.plugin.ZethusException;
import org.zethus.command.CommandService;
import org.zethus.command.Console;
import org.zethus.command.Invocation;
import org.zethus.command.UsageException;

/** Finds the command, runs it, and tells how it ended. */
@Component
public final class CommandRouter implements CommandService {
  private final BundleContext context;

  @Activate
  public CommandRouter(BundleContext context) {
    this.context = context;
  }

  @Override
  public int run(Invocation invocation, Console console) {
    try {
      return withService(invocation, console);
    } catch (CancelledException e) {
      console.err().println("zethus: interrupted");
      return INTERRUPTED;
    } catch (CommandFailed e) {
      return e.code();
    } catch (UsageException e) {
      tell(
          e,
          "%s%nSee `zethus %s --help`.".formatted(e.getMessage(), invocation.command()),
          invocation,
          console.err());
      return USAGE;
    } catch (ZethusException e) {
      tell(e, String.valueOf(e.getMessage()), invocation, console.err());
    } catch (UncheckedIOException e) {
      tell(e, "cannot read or write: " + reason(e.getCause()), invocation, console.err());
    } catch (OutOfMemoryError e) {
      tell(
          e,
          "not enough memory (%s); JAVA_TOOL_OPTIONS=-Xmx4g allows more".formatted(e.getMessage()),
          invocation,
          console.err());
    } catch (RuntimeException | Error e) {
      tell(
          e,
          "something went wrong inside: %s. -v shows where; please report it".formatted(e),
          invocation,
          console.err());
    }
    return FAILED;
  }

  private static String reason(@Nullable Throwable e) {
    return String.valueOf(e);
  }

  private static void tell(Throwable e, String message, Invocation invocation, PrintStream err) {
    err.println("zethus: " + message);
    if (invocation.verbose()) {
      e.printStackTrace(err);
    }
  }

  @SuppressWarnings("unchecked") // a command is registered under the name of its arguments
  private int withService(Invocation invocation, Console console) {
    ServiceReference<Command<Object>> reference =
        (ServiceReference<Command<Object>>) (ServiceReference<?>) reference(invocation.command());
    Command<Object> command = context.getService(reference);
    CancelSignal cancel = new CancelSignal();
    try (Console.Registration stop = console.onInterrupt(cancel::cancel, command.savesState())) {
      command.run(invocation.arguments(), new Call(console, cancel));
      return OK;
    } finally {
      context.ungetService(reference);
    }
  }

  @SuppressWarnings("rawtypes") // services are registered without type arguments
  private ServiceReference<Command> reference(String name) {
    try {
      Collection<ServiceReference<Command>> found =
          context.getServiceReferences(Command.class, "(zethus.command=" + name + ")");
      return found.stream()
          .findFirst()
          .orElseThrow(
              () ->
                  new ZethusException(
                      "the command '%s' is not ready: a part of the platform that it needs did not start; -v shows which"
                          .formatted(name)));
    } catch (InvalidSyntaxException e) {
      throw new IllegalArgumentException(name, e);
    }
  }
}
