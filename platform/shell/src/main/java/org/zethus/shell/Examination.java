package org.zethus.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.zethus.api.plugin.Reason;
import org.zethus.registry.PluginInfo;

/** Looks at this machine and this installation. */
final class Examination {
  private static final long GIGA = 1L << 30;
  private static final int JAVA = 17;
  private static final String ESPEAK = "espeak-ng";

  private final List<PluginInfo> plugins;

  Examination(List<PluginInfo> plugins) {
    this.plugins = plugins;
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    findings.add(java());
    findings.add(system());
    findings.add(memory());
    findings.addAll(engines());
    findings.add(pluginsReady());
    findings.add(voices());
    findings.add(space("temporary folder", Path.of(System.getProperty("java.io.tmpdir")), 0.1));
    findings.add(space("your folder", Path.of(System.getProperty("zethus.user", ".")), 0.1));
    findings.add(space("current folder", Path.of("").toAbsolutePath(), 1));
    findings.add(espeak());
    return findings;
  }

  private static Finding java() {
    return Finding.of(
        "java",
        Runtime.version().feature() >= JAVA,
        "%s in %s".formatted(System.getProperty("java.version"), System.getProperty("java.home")),
        "install a JDK 17 or newer");
  }

  private static Finding system() {
    String found = System.getProperty("os.name") + " on " + System.getProperty("os.arch");
    return Finding.of(
        "system",
        found.equals("Linux on amd64"),
        found,
        "only Linux on x86_64 has been measured; the native libraries are built for it");
  }

  private static Finding memory() {
    long heap = Runtime.getRuntime().maxMemory();
    return Finding.of(
        "memory",
        heap >= GIGA / 4,
        "%s for Java, %d cores"
            .formatted(gigabytes(heap), Runtime.getRuntime().availableProcessors()),
        "set JAVA_TOOL_OPTIONS=-Xmx1g or free some memory");
  }

  /** Any one of the engines is enough to speak. */
  private List<Finding> engines() {
    SortedMap<String, String> folders = new TreeMap<>();
    for (PluginInfo plugin : plugins) {
      if (!plugin.engine().isEmpty()) {
        folders.computeIfAbsent(plugin.engine(), Examination::folder);
      }
    }
    boolean none = folders.values().stream().allMatch(folder -> libraries(folder) == 0);
    List<Finding> findings = new ArrayList<>();
    folders.forEach((engine, folder) -> findings.add(engine(engine, folder, none)));
    return findings;
  }

  private static String folder(String engine) {
    return System.getProperty(engine.toUpperCase(Locale.ROOT) + "_LIBRARY_PATH", "");
  }

  private static Finding engine(String engine, String folder, boolean none) {
    long libraries = libraries(folder);
    if (libraries > 0) {
      String found = "%d libraries in %s".formatted(libraries, folder);
      return new Finding("engine " + engine, Finding.State.OK, found, "");
    }
    return new Finding(
        "engine " + engine,
        none ? Finding.State.MISSING : Finding.State.OPTIONAL,
        "no native libraries",
        "zethus install engine:" + engine);
  }

  private static long libraries(String folder) {
    if (folder.isEmpty()) {
      return 0;
    }
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      return files.filter(file -> file.getFileName().toString().contains(".so")).count();
    } catch (IOException e) {
      return 0; // reported as missing
    }
  }

  private Finding pluginsReady() {
    List<String> broken =
        plugins.stream()
            .filter(plugin -> plugin.state() != PluginInfo.State.READY)
            .map(plugin -> plugin.name() + " " + plugin.problem())
            .toList();
    return Finding.of(
        "plugins",
        broken.isEmpty(),
        broken.isEmpty() ? plugins.size() + " ready" : String.join("; ", broken),
        "remove or update them, or install what they wait for");
  }

  private Finding voices() {
    List<String> voices =
        plugins.stream()
            .filter(plugin -> plugin.kind().equals("voice"))
            .map(PluginInfo::id)
            .toList();
    return Finding.of(
        "voices",
        !voices.isEmpty(),
        voices.isEmpty() ? "none" : String.join(", ", voices),
        "install a voice plugin; `say` needs one");
  }

  private static Finding space(String name, Path folder, double gigabytes) {
    Path existing = folder;
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    try {
      long free = Files.getFileStore(existing).getUsableSpace();
      boolean writable = Files.isWritable(existing);
      return Finding.of(
          name,
          writable && free >= gigabytes * GIGA,
          "%s %s, %s free"
              .formatted(existing, writable ? "writable" : "read-only", gigabytes(free)),
          writable ? "free some space" : "make it writable, or choose another");
    } catch (IOException e) {
      return Finding.of(name, false, Reason.of(e), "choose another folder");
    }
  }

  private static Finding espeak() {
    Optional<Path> program =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
            .map(folder -> Path.of(folder, ESPEAK))
            .filter(Files::isExecutable)
            .findFirst();
    return new Finding(
        ESPEAK,
        program.isPresent() ? Finding.State.OK : Finding.State.OPTIONAL,
        program.map(Path::toString).orElse("not installed"),
        program.isPresent()
            ? ""
            : "needed only for checkpoints trained on its phonemes; e.g. apt install espeak-ng");
  }

  private static String gigabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f GB", (double) bytes / GIGA);
  }
}
