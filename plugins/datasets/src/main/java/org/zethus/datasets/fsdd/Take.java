package org.zethus.datasets.fsdd;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A spoken digit.
 *
 * @param digit what is said
 * @param speaker who says it
 * @param number counts how often the speaker said the digit, from 0
 * @param file its sound
 */
record Take(int digit, String speaker, int number, Path file) {
  private static final Pattern NAME = Pattern.compile("([0-9])_([a-z]+)_([0-9]{1,6})\\.wav");
  private static final List<String> WORDS =
      List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

  /** {@return the take that a file's name tells; empty where it is another name} */
  static Optional<Take> of(Path file) {
    Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
    return name.matches()
        ? Optional.of(
            new Take(
                Integer.parseInt(name.group(1)),
                name.group(2),
                Integer.parseInt(name.group(3)),
                file))
        : Optional.empty();
  }

  /** {@return what is said} */
  String word() {
    return WORDS.get(digit);
  }

  /** {@return the file's name without its ending} */
  String id() {
    return "%d_%s_%d".formatted(digit, speaker, number);
  }
}
