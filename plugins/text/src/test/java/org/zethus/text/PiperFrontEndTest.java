package org.zethus.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zethus.text.espeak.Espeak;

class PiperFrontEndTest {
  /** A stand-in for espeak-ng that answers with its last argument, a c with a cedilla in one. */
  private static TextFrontEnd echo() {
    String echo = "for last; do :; done; echo \"$last\" | sed 's/./&_/g;s/_ / /g;s/c/\u00e7/g'";
    return new PiperFrontEnd(new Espeak(List.of("sh", "-c", echo, "sh"), Duration.ofSeconds(2)));
  }

  private static String phones(String text) {
    return String.join("|", echo().read(text).get(0).phones());
  }

  @Test
  void wordsArePartedByBlanksAndPausesAreNot() {
    assertThat(phones("I go, we go.")).isEqualTo("SIL|i| |g|o|,| |w|e| |g|o|.");
  }

  @Test
  void lettersAndTheirMarksAreSymbols() {
    assertThat(phones("ice")).isEqualTo("SIL|i|c|\u0327|e|.");
  }

  @Test
  void givenPhonesAreTakenApartLikewise() {
    assertThat(phones("go {HH AY1} we")).isEqualTo("SIL|g|o| |h|\u02c8|a|\u026a| |w|e|.");
  }
}
