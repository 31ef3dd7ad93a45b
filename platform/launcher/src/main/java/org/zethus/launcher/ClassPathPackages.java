package org.zethus.launcher;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The packages that bundles get from the class path instead of from a bundle: the log, whose
 * provider is found without a service loader there; the terminal, which finds its native part
 * through the application's class loader; the command line; and JSpecify's annotations, which a
 * plugin's classes may carry.
 */
final class ClassPathPackages {
  private static final Map<String, List<String>> BY_VERSION =
      Map.of(
          "2.0.17",
          List.of("org.slf4j", "org.slf4j.event", "org.slf4j.helpers", "org.slf4j.spi"),
          "3.30.6",
          List.of(
              "org.jline.builtins",
              "org.jline.keymap",
              "org.jline.reader",
              "org.jline.reader.impl",
              "org.jline.reader.impl.completer",
              "org.jline.reader.impl.history",
              "org.jline.terminal",
              "org.jline.terminal.impl",
              "org.jline.utils"),
          "1.0.0",
          List.of("org.zethus.command", "org.jspecify.annotations"));

  private ClassPathPackages() {}

  /** {@return the value for the framework} */
  static String exported() {
    return BY_VERSION.entrySet().stream()
        .flatMap(
            entry -> entry.getValue().stream().map(name -> name + ";version=" + entry.getKey()))
        .collect(Collectors.joining(","));
  }
}
