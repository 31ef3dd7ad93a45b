package org.zethus.evaluator.intelligibility;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The fewest edits that make one sequence the other, and which they are.
 *
 * @param steps in order
 * @see <a href="https://doi.org/10.1145/321796.321811">Wagner, Fischer 1974</a>
 */
record EditAlignment(List<Step> steps) {
  /**
   * One element of the reference, of the hypothesis, or one of each.
   *
   * @param reference null where the hypothesis has one more
   * @param hypothesis null where it has one less
   */
  record Step(@Nullable String reference, @Nullable String hypothesis) {
    boolean isEdit() {
      return !Objects.equals(reference, hypothesis);
    }
  }

  static EditAlignment of(List<String> reference, List<String> hypothesis) {
    int[][] edits = new int[reference.size() + 1][hypothesis.size() + 1];
    for (int i = 0; i <= reference.size(); i++) {
      for (int j = 0; j <= hypothesis.size(); j++) {
        if (i == 0 || j == 0) {
          edits[i][j] = i + j;
        } else {
          int other = reference.get(i - 1).equals(hypothesis.get(j - 1)) ? 0 : 1;
          edits[i][j] =
              Math.min(edits[i - 1][j - 1] + other, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
        }
      }
    }
    return new EditAlignment(trace(edits, reference, hypothesis));
  }

  private static List<Step> trace(int[][] edits, List<String> reference, List<String> hypothesis) {
    List<Step> steps = new ArrayList<>();
    int i = reference.size();
    int j = hypothesis.size();
    while (i > 0 || j > 0) {
      boolean both =
          i > 0
              && j > 0
              && edits[i][j]
                  == edits[i - 1][j - 1]
                      + (reference.get(i - 1).equals(hypothesis.get(j - 1)) ? 0 : 1);
      boolean deletion = !both && i > 0 && edits[i][j] == edits[i - 1][j] + 1;
      steps.add(
          new Step(
              both || deletion ? reference.get(i - 1) : null,
              deletion ? null : hypothesis.get(j - 1)));
      i -= both || deletion ? 1 : 0;
      j -= deletion ? 0 : 1;
    }
    Collections.reverse(steps);
    return steps;
  }

  /** {@return the number of edits} */
  int edits() {
    return (int) steps.stream().filter(Step::isEdit).count();
  }

  /** {@return how many elements have another in their place} */
  int substitutions() {
    return edits() - deletions() - insertions();
  }

  /** {@return how many elements of the reference are missing} */
  int deletions() {
    return (int) steps.stream().filter(step -> step.hypothesis() == null).count();
  }

  /** {@return how many elements the hypothesis has too many} */
  int insertions() {
    return (int) steps.stream().filter(step -> step.reference() == null).count();
  }

  /** {@return the elements of the reference} */
  int length() {
    return steps.size() - insertions();
  }

  /** {@return edits in parts of the reference; NaN where that is empty} */
  double rate() {
    return length() == 0 ? Double.NaN : (double) edits() / length();
  }
}
