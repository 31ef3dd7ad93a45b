package org.zethus.evaluator.pesq;

import java.util.ArrayList;
import java.util.List;

/** Neighbours that are all set: from {@code start} up to, but not with, {@code end}. */
record Run(int start, int end) {
  int length() {
    return end - start;
  }

  /** {@return the longest runs, from left to right} */
  static List<Run> of(boolean[] set) {
    List<Run> runs = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= set.length; i++) {
      if (i == set.length || !set[i]) {
        if (start < i) {
          runs.add(new Run(start, i));
        }
        start = i + 1;
      }
    }
    return runs;
  }
}
