package org.zethus.shell;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import org.zethus.command.InstallArguments;
import org.zethus.command.UsageException;
import org.zethus.install.EngineInstaller;
import org.zethus.install.NativeLibraries;

/** Installs the libraries that an engine computes with, where the product came without them. */
final class EngineInstall {
  private static final String PREFIX = "engine:";

  private final EngineInstaller installer;

  EngineInstall(EngineInstaller installer) {
    this.installer = installer;
  }

  /** {@return whether it names an engine, as in {@code engine:pytorch}} */
  static boolean isMeant(String what) {
    return what.startsWith(PREFIX);
  }

  void run(InstallArguments arguments, Call call) {
    if (!arguments.source.index.isEmpty() || !arguments.source.sha256.isEmpty()) {
      throw new UsageException(
          "--index and --sha256 are for plugins; Zethus knows where '%s' is, and its checksums"
              .formatted(arguments.what));
    }
    NativeLibraries natives = installer.find(arguments.what.substring(PREFIX.length()));
    Optional<Path> there = installer.folder(natives);
    if (there.isPresent()) {
      call.out().printf("engine %s is installed, in %s%n", natives.engine(), there.get());
      return;
    }
    natives.archives().forEach(archive -> show(archive, call.console().err()));
    try (PullProgress progress = new PullProgress(call.console())) {
      Path folder = installer.install(natives, progress, call.cancel());
      call.out().printf("installed engine %s, in %s%n", natives.engine(), folder);
    }
  }

  private static void show(NativeLibraries.Archive archive, PrintStream err) {
    err.printf("mvn:%s%n", archive.artifact());
    err.printf("  sha256   %s%n", archive.sha256());
    err.printf("  size     %.1f MB%n", archive.size() / 1e6);
  }
}
