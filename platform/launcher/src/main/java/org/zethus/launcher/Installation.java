package org.zethus.launcher;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the product lies and where the person's own files are. Nothing is written below {@code
 * home}.
 *
 * @param home folder with {@code bundles/<start level>/} and {@code native/<system>/<engine>/}
 * @param user folder of installed plugins and the history, {@code ~/.zethus} unless {@code
 *     ZETHUS_HOME} names another
 */
record Installation(Path home, Path user) {
  private static final String HOME = "zethus.home";

  /** Bundles read it to find the person's folder. */
  private static final String USER = "zethus.user";

  static Installation fromProperties() {
    String home = System.getProperty(HOME);
    if (home == null) {
      throw new StartException(
          "the system property %s is not set; start Zethus with its script `zethus`"
              .formatted(HOME),
          null);
    }
    String user = environment("ZETHUS_HOME");
    Installation installation =
        new Installation(
            Path.of(home).toAbsolutePath().normalize(),
            (user == null ? Path.of(System.getProperty("user.home"), ".zethus") : Path.of(user))
                .toAbsolutePath());
    System.setProperty(HOME, installation.home.toString());
    System.setProperty(USER, installation.user.toString());
    installation.nameNatives();
    return installation;
  }

  private static @Nullable String environment(String name) {
    String value = System.getenv(name);
    return value == null || value.isBlank() ? null : value;
  }

  /** Sets {@code PYTORCH_LIBRARY_PATH} and its like for the engines whose libraries are there. */
  private void nameNatives() {
    Path natives = home.resolve("native").resolve(system());
    for (Path engine : list(natives)) {
      String name = engine.getFileName().toString().toUpperCase(Locale.ROOT);
      System.getProperties().putIfAbsent(name + "_LIBRARY_PATH", engine.toString());
    }
  }

  private static String system() {
    String arch = System.getProperty("os.arch");
    return "%s-%s"
        .formatted(
            System.getProperty("os.name").toLowerCase(Locale.ROOT),
            arch.equals("amd64") ? "x86_64" : arch);
  }

  /** {@return what the person installed, or noted on bundles of the product that were removed} */
  List<Path> ownPlugins() {
    return list(user.resolve("plugins"));
  }

  /** {@return the product's bundles up to a start level by theirs, in the order of their names} */
  SortedMap<Integer, List<Path>> bundles(int last) {
    SortedMap<Integer, List<Path>> byLevel = new TreeMap<>();
    for (Path level : list(home.resolve("bundles"))) {
      byLevel.put(Integer.valueOf(level.getFileName().toString()), list(level));
    }
    if (byLevel.isEmpty()) {
      throw new StartException(
          "no bundles in %s; is this a whole installation of Zethus?"
              .formatted(home.resolve("bundles")),
          null);
    }
    return byLevel.headMap(last + 1);
  }

  private static List<Path> list(Path folder) {
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
        entries.forEach(files::add);
      } catch (IOException e) {
        throw new StartException("cannot read %s: %s".formatted(folder, e), e);
      }
    }
    files.sort(null);
    return files;
  }
}
