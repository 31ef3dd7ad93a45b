package org.zethus.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.zethus.api.config.Json;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.CancelledException;
import org.zethus.api.plugin.ZethusException;
import org.zethus.command.BenchArguments;

/** A process that measures with one number of threads. */
final class BenchProcess {
  /** What OpenMP, and so PyTorch, reads at its start. */
  private static final String THREADS = "OMP_NUM_THREADS";

  private BenchProcess() {}

  /** {@return whether this process was started with just these threads} */
  static boolean isThis(List<Integer> threads) {
    return threads.size() == 1
        && threads.get(0).toString().equals(System.getenv().getOrDefault(THREADS, ""));
  }

  /** {@return the results of one process, as it prints them} */
  static Map<?, ?> run(BenchArguments arguments, int threads, CancelSignal cancel) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command(arguments, threads));
      builder.environment().put(THREADS, Integer.toString(threads));
      builder.redirectError(ProcessBuilder.Redirect.INHERIT);
      Process process = builder.start();
      process.getOutputStream().close();
      try (CancelSignal.Registration stop = cancel.onCancel(process::destroy)) {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        cancel.throwIfCancelled();
        if (code != 0) {
          throw new ZethusException("measuring with %d thread(s) failed".formatted(threads));
        }
        return (Map<?, ?>) parsed(out).get(0);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    }
  }

  private static List<?> parsed(String out) {
    if (Json.parse(out, "zethus bench") instanceof List<?> results && !results.isEmpty()) {
      return results;
    }
    throw new ZethusException("zethus bench printed no results: " + out);
  }

  private static List<String> command(BenchArguments arguments, int threads) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("zethus.home", ""), "zethus").toString(),
                "bench",
                "--json",
                "--threads",
                Integer.toString(threads),
                "--repeat",
                Integer.toString(arguments.repeat),
                "--voice",
                arguments.voice));
    if (arguments.plugin != null && arguments.config != null) {
      command.addAll(
          List.of("--plugin", arguments.plugin, "--config", arguments.config.toString()));
    }
    return command;
  }
}
