package org.zethus.registry.internal;

/** Reads the stack traces that declarative services keep of components that failed. */
public final class Failures {
  private static final String CAUSED_BY = "Caused by: ";

  private Failures() {}

  /** {@return the innermost exception's class and message} */
  public static String cause(String stackTrace) {
    return stackTrace
        .lines()
        .filter(line -> line.startsWith(CAUSED_BY))
        .map(line -> line.substring(CAUSED_BY.length()))
        .reduce((outer, inner) -> inner)
        .or(() -> stackTrace.lines().findFirst())
        .orElse("for a reason it does not tell");
  }
}
