package org.zethus.datasets;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ProblemsTest {
  @Test
  void oneLineIsCountedAsOne() {
    Problems problems = new Problems();
    problems.add(3, "found 1 column");
    assertThatThrownBy(() -> problems.throwIfAny("cannot use x.csv"))
        .hasMessage("cannot use x.csv, 1 bad line:\n  line 3: found 1 column");
  }
}
