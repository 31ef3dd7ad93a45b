package org.zethus.text.mandarin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PolyphonesTest {
  private static final Polyphones POLYPHONES = Polyphones.load();

  /** What g2pM 0.1.2.5 says of the same sentence. */
  @Test
  void readingsAreThoseOfTheReference() {
    assertThat(POLYPHONES.readings("然而，他红了20年以后，他竟退出了大家的视线。"))
        .isEqualTo(Map.of(5, "le5", 16, "le5", 17, "da4", 19, "de5"));
    assertThat(POLYPHONES.readings("银行里行人长得高，还债。\uD842\uDFB7了"))
        .isEqualTo(Map.of(1, "hang2", 3, "xing2", 5, "zhang3", 6, "de2", 9, "hai2", 14, "le5"));
  }

  @Test
  void whereNothingIsToBeChosenNothingIsSaid() {
    assertThat(POLYPHONES.readings("你们")).isEmpty();
    assertThat(POLYPHONES.readings("")).isEmpty();
  }
}
