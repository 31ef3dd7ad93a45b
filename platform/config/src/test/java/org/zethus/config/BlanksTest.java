package org.zethus.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BlanksTest {
  @Test
  void whatIsNotFilledInIsFoundHoweverDeep() {
    assertThat(Blanks.find(Map.of("a", List.of("x", Map.of("b", "[the data path]"))), ""))
        .hasValueSatisfying(text -> assertThat(text).contains("'a.b'", "[the data path]"));
    assertThat(Blanks.find("${data}/wavs", "in.folder"))
        .hasValueSatisfying(text -> assertThat(text).contains("in.folder", "--set data="));
  }

  @Test
  void symbolsInBracketsAndListsAreNoBlanks() {
    assertThat(Blanks.find(List.of("[UNK]", "a [b c]", "", 3L, "$x"), "symbols")).isEmpty();
  }
}
