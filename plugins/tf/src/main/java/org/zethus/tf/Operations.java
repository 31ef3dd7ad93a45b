package org.zethus.tf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Which operations a SavedModel may have where it is run. */
final class Operations {
  /** Reads a checkpoint's tensors. */
  static final String RESTORE = "RestoreV2";

  private static final Set<String> HARMLESS = read();

  private Operations() {}

  static boolean isHarmless(String operation) {
    return HARMLESS.contains(operation);
  }

  private static Set<String> read() {
    try (InputStream in =
        Objects.requireNonNull(Operations.class.getResourceAsStream("harmless-operations.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(line -> Arrays.stream(line.split(" ")))
          .filter(operation -> !operation.isEmpty())
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
