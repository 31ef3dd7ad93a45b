package org.zethus.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.config.Json;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.voice.VoicePlugin;
import org.zethus.command.BenchArguments;
import org.zethus.command.UsageException;
import org.zethus.registry.PluginInfo;
import org.zethus.registry.Registry;
import org.zethus.runner.Synthesis;

/**
 * Measures speed and memory. An engine's threads are set when its process starts, so each number of
 * threads is measured in a process of its own, which also gives its start-up and its peak memory.
 */
@Component(service = Command.class)
@ZethusCommand("bench")
public final class BenchCommand implements Command<BenchArguments> {
  private final Registry registry;
  private final Synthesis synthesis;

  @Activate
  public BenchCommand(@Reference Registry registry, @Reference Synthesis synthesis) {
    this.registry = registry;
    this.synthesis = synthesis;
  }

  @Override
  public void run(BenchArguments arguments, Call call) {
    if ((arguments.plugin == null) != (arguments.config == null)) {
      throw new UsageException("--plugin and --config go together");
    }
    if (arguments.repeat < 1 || arguments.threads.stream().anyMatch(n -> n < 1)) {
      throw new ZethusException("need --repeat and --threads of at least 1");
    }
    List<Object> results = new ArrayList<>();
    if (BenchProcess.isThis(arguments.threads)) {
      results.add(measure(arguments, call).json());
    } else {
      for (int threads : threadCounts(arguments)) {
        results.add(BenchProcess.run(arguments, threads, call.cancel()));
      }
    }
    if (arguments.json) {
      call.out().print(Json.writePretty(results));
    } else {
      print(results, call);
    }
  }

  private static List<Integer> threadCounts(BenchArguments arguments) {
    int cores = Runtime.getRuntime().availableProcessors();
    return !arguments.threads.isEmpty()
        ? arguments.threads
        : cores == 1 ? List.of(1) : List.of(1, cores);
  }

  private BenchResult measure(BenchArguments arguments, Call call) {
    ProcessHandle.Info process = ProcessHandle.current().info();
    double start = seconds(Duration.between(process.startInstant().orElseThrow(), Instant.now()));
    double startCpu = cpu();
    PluginInfo plugin = subjectOf(arguments);
    long began = System.nanoTime();
    try (BenchSubject subject = open(arguments, plugin)) {
      double[] first = {0};
      subject.call(
          call.cancel(),
          () -> first[0] = first[0] == 0 ? (System.nanoTime() - began) / 1e9 : first[0]);
      double[] factors = new double[arguments.repeat];
      double audio = 0;
      double cpuBefore = cpu();
      for (int i = 0; i < factors.length; i++) {
        call.cancel().throwIfCancelled();
        long callBegan = System.nanoTime();
        double made = subject.call(call.cancel(), () -> {});
        factors[i] = (System.nanoTime() - callBegan) / 1e9 / made;
        audio += made;
      }
      Arrays.sort(factors);
      return new BenchResult(
          plugin.name(),
          engine(arguments, plugin),
          arguments.threads.get(0),
          start,
          startCpu,
          first[0],
          factors[factors.length / 2],
          (cpu() - cpuBefore) / audio,
          peakMegabytes());
    }
  }

  private PluginInfo subjectOf(BenchArguments arguments) {
    String asked = arguments.plugin;
    if (asked == null && arguments.voice.isEmpty()) {
      return registry
          .preferred(VoicePlugin.class)
          .orElseThrow(
              () -> new ZethusException("no voice is installed; give --plugin and --config"));
    }
    String name = asked == null ? "voice/" + arguments.voice : asked;
    return registry.plugins().stream()
        .filter(plugin -> plugin.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new ZethusException(
                    "no %s; `zethus plugins` lists what is installed".formatted(name)));
  }

  private BenchSubject open(BenchArguments arguments, PluginInfo plugin) {
    Path config = arguments.config;
    return config == null
        ? BenchSubject.voice(registry, synthesis, plugin.id())
        : BenchSubject.untrained(registry, plugin.name(), config);
  }

  /** {@return the engine of the plugin, or of the models that a voice may use} */
  private String engine(BenchArguments arguments, PluginInfo plugin) {
    return arguments.plugin != null
        ? plugin.engine()
        : registry.plugins().stream()
            .filter(other -> other.kind().equals("model"))
            .map(PluginInfo::engine)
            .findFirst()
            .orElse("");
  }

  private static double cpu() {
    return seconds(ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO));
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private static double peakMegabytes() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
              .filter(line -> line.startsWith("VmHWM:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .findFirst()
              .orElse(0)
          / 1024.0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void print(List<Object> results, Call call) {
    Table table =
        new Table(
            "SUBJECT",
            "ENGINE",
            "THREADS",
            "START",
            "CPU",
            "FIRST SAMPLE",
            "RTF",
            "CPU/AUDIO",
            "PEAK");
    for (Object result : results) {
      Map<?, ?> values = (Map<?, ?>) result;
      table.row(
          String.valueOf(values.get("subject")),
          String.valueOf(values.get("engine")),
          String.valueOf(values.get("threads")),
          number(values, "start_seconds", "%.2f s"),
          number(values, "start_cpu_seconds", "%.2f s"),
          number(values, "first_sample_seconds", "%.2f s"),
          number(values, "real_time_factor", "%.4f"),
          number(values, "cpu_per_audio_second", "%.4f"),
          number(values, "peak_megabytes", "%.0f MB"));
    }
    table.print(call.out());
  }

  private static String number(Map<?, ?> values, String key, String format) {
    return values.get(key) instanceof Number number
        ? String.format(Locale.ROOT, format, number.doubleValue())
        : "";
  }
}
