package org.zethus.valle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is learned at once.
 *
 * @param examples utterances
 * @param prompting of the second half; null where only the first learns
 */
record Lesson(Examples examples, @Nullable Prompting prompting) {
  /** {@return frames of all lessons together} */
  static long frames(List<Lesson> lessons) {
    return lessons.stream().mapToLong(lesson -> lesson.examples().frames()).sum();
  }
}
