package org.zethus.text.published;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Tables in this bundle, one entry on a line. */
final class PublishedTable {
  private PublishedTable() {}

  /** {@return the lines of a table beside this class} */
  static Stream<String> lines(String name) {
    try (InputStream in = Objects.requireNonNull(PublishedTable.class.getResourceAsStream(name));
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      List<String> lines = reader.lines().toList();
      return lines.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
