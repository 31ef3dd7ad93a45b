package org.zethus.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ProblemsTest {
  private final Problems problems = new Problems();

  @Test
  void oneProblemIsCountedAsOne() {
    problems.add(Problem.Kind.BAD_LINE, "line 3", "found 1 column");
    assertThatThrownBy(() -> problems.throwIfAny("cannot use x.csv"))
        .hasMessage("cannot use x.csv, 1 problem:\n  line 3: found 1 column");
  }

  @Test
  void whatIsHarmlessStopsNobody() {
    problems.note(Problem.Kind.UNLISTED, "a.wav", "no text");
    problems.throwIfAny("cannot use x");
    assertThat(problems.list()).hasSize(1);
  }

  @Test
  void ofVeryManyTheFirstAreShown() {
    for (int i = 0; i < 30; i++) {
      problems.add(Problem.Kind.EMPTY_TEXT, "line " + i, "no text");
    }
    assertThatThrownBy(() -> problems.throwIfAny("cannot use x"))
        .hasMessageContainingAll("30 problems", "line 19", "and 10 more")
        .hasMessageNotContaining("line 20");
  }
}
