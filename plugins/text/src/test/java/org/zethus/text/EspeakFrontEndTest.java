package org.zethus.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.zethus.api.plugin.ZethusException;
import org.zethus.text.espeak.Espeak;

class EspeakFrontEndTest {
  private static TextFrontEnd frontEnd(String... command) {
    return new EspeakFrontEnd(new Espeak(List.of(command), Duration.ofSeconds(2)));
  }

  /** A stand-in for espeak-ng that answers with its last argument. */
  private static TextFrontEnd echo() {
    return frontEnd(
        "sh", "-c", "for last; do :; done; echo \"$last\" | sed 's/./&_/g;s/_ / /g'", "sh");
  }

  @Test
  void phrasesBetweenPausesAreSaidByEspeak() {
    Sentence sentence = echo().read("At 5, I {HH AY1} go").get(0);
    assertThat(sentence.words().stream().map(Sentence.Word::spoken))
        .containsExactly("SIL", "at five", ",", "i", "{HH AY1}", "go", ".");
    assertThat(sentence.phones())
        .containsExactly(
            "SIL", "a", "t", "f", "i", "v", "e", ",", "i", "h", "\u02c8a\u026a", "g", "o", ".");
  }

  @Test
  void installedEspeakSaysHello() {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "espeak-ng"))));
    assertThat(new EspeakFrontEnd().read("Hello, world!").get(0).phones())
        .containsExactly(
            "SIL",
            "h",
            "\u0259",
            "l",
            "\u02c8o\u028a",
            ",",
            "w",
            "\u02c8\u025c\u02d0",
            "l",
            "d",
            "!");
  }

  @Test
  void missingEspeakIsNamedWithTheWayOut() {
    assertThatThrownBy(() -> frontEnd("no-such-espeak").read("hello"))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("no-such-espeak", "apt install espeak-ng", "'english'");
  }

  @Test
  void textWithoutAWordIsRefusedBeforeEspeakIsAsked() {
    assertThatThrownBy(() -> frontEnd("no-such-espeak").read("!!!"))
        .hasMessageContaining("found no word");
  }

  @Test
  @Timeout(20)
  void silentEspeakIsStopped() {
    assertThatThrownBy(() -> frontEnd("sh", "-c", "exec sleep 60", "sh").read("hello"))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("did not answer within 2 s");
  }

  @Test
  void failingEspeakIsQuoted() {
    assertThatThrownBy(() -> frontEnd("sh", "-c", "echo no voice >&2; exit 3", "sh").read("hello"))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("exit code 3", "no voice");
  }
}
