package org.zethus.text.english;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zethus.text.Sentence;

class NormaliserTest {
  private final EnglishReader reader = new EnglishReader();

  static Stream<String> readings() throws IOException {
    Path file = Path.of(NormaliserTest.class.getResource("readings.txt").getPath());
    return Files.readAllLines(file).stream().filter(line -> line.contains(" => "));
  }

  @ParameterizedTest
  @MethodSource("readings")
  void isReadAsTheTableSays(String line) {
    String[] columns = line.split(" => ");
    assertThat(spoken(columns[0])).isEqualTo(columns[1]);
  }

  /** The words, with {@code |} between sentences. */
  private String spoken(String text) {
    return reader.read(text).stream()
        .map(NormaliserTest::spoken)
        .collect(Collectors.joining(" | "));
  }

  private static String spoken(Sentence sentence) {
    return sentence.words().stream()
        .skip(1) // silence
        .map(Sentence.Word::spoken)
        .collect(Collectors.joining(" "));
  }
}
