package org.zethus.shell;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.config.Config;
import org.zethus.api.config.Json;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.Reason;
import org.zethus.api.plugin.ZethusException;
import org.zethus.command.CheckArguments;
import org.zethus.runner.RecipeRunner;
import org.zethus.runner.RunOptions;
import org.zethus.runner.StageResult;

/** Runs the recipe that checks datasets and prints what it found. */
@Component(service = Command.class)
@ZethusCommand("check")
public final class CheckCommand implements Command<CheckArguments> {
  private static final String RECIPE = "data/check";
  private static final String REPORT = "report.json";

  private final RecipeRunner runner;

  @Activate
  public CheckCommand(@Reference RecipeRunner runner) {
    this.runner = runner;
  }

  /**
   * What is read of the report.
   *
   * @param recordings how many are described
   * @param seconds of sound in them
   */
  record Report(long recordings, double seconds, List<Problem> problems) {}

  /**
   * One problem.
   *
   * @param kind what sort of thing
   * @param harmless whether what it is about can simply be left out
   */
  record Problem(String kind, String where, String what, String wayOut, boolean harmless) {}

  @Override
  public void run(CheckArguments arguments, Call call) {
    Path workspace = temporaryFolder();
    try {
      print(report(arguments, call, workspace), arguments, call.out());
    } finally {
      delete(workspace);
    }
  }

  private Config report(CheckArguments arguments, Call call, Path workspace) {
    Map<String, String> set = new LinkedHashMap<>();
    set.put("data", arguments.dataset.toAbsolutePath().toString());
    set.put("layout", Json.write(arguments.layout));
    set.put("front_end", Json.write(arguments.frontEnd));
    set.put("preprocess.sample_rate", String.valueOf(arguments.sampleRate));
    set.put("fail", "false");
    RunOptions options = new RunOptions(null, set, workspace, false, false, Device.CPU);
    try (RunProgress progress = new RunProgress(call.console())) {
      List<StageResult> results = runner.run(RECIPE, options, progress, call.cancel());
      Path file = results.get(results.size() - 1).folder().resolve(REPORT);
      return Config.parse(Files.readString(file), REPORT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void print(Config config, CheckArguments arguments, PrintStream out) {
    Report report = config.as(Report.class);
    if (arguments.json) {
      out.print(Json.writePretty(config.asMap()));
    } else {
      print(report, out);
    }
    long bad = report.problems().stream().filter(problem -> !problem.harmless()).count();
    if (bad > 0) {
      throw new ZethusException(
          "%d %s in %s".formatted(bad, bad == 1 ? "problem" : "problems", arguments.dataset));
    }
  }

  private static void print(Report report, PrintStream out) {
    out.printf(
        "%d recordings, %s of sound, %d problems%n",
        report.recordings(), Durations.clock(report.seconds()), report.problems().size());
    Map<String, List<Problem>> byKind = new LinkedHashMap<>();
    for (Problem problem : report.problems()) {
      byKind.computeIfAbsent(problem.kind(), kind -> new ArrayList<>()).add(problem);
    }
    byKind.forEach(
        (kind, problems) -> {
          out.printf("%n%s, %d. %s%n", kind, problems.size(), problems.get(0).wayOut());
          problems.forEach(problem -> out.printf("  %s: %s%n", problem.where(), problem.what()));
        });
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("zethus-check-");
    } catch (IOException e) {
      throw new ZethusException("cannot write to the temporary folder: " + e, e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new ZethusException("cannot remove %s: %s".formatted(folder, Reason.of(e)), e);
    }
  }
}
