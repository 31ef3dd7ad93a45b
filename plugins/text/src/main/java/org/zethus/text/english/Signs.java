package org.zethus.text.english;

import java.util.List;

/** Reads signs between words. What means nothing aloud becomes a blank. */
final class Signs {
  static final List<Rule> RULES =
      List.of(
          Rule.of("\u00d7|(?<=\\d) ?[*x] ?(?=\\d)", "times"),
          Rule.of("\u00f7", "divided by"),
          Rule.of("(?<=\\w) ?\\^ ?(?=\\w)", "to the power of"),
          Rule.of("<=|\u2264", "less than or equal to"), // what holds an equals sign comes first
          Rule.of(">=|\u2265", "greater than or equal to"),
          Rule.of("\u2260|!=", "is not equal to"),
          Rule.of("\u2192|->|=>", "to"),
          Rule.of("==?", "equals"),
          Rule.of("\\+", "plus"),
          Rule.of("\u2248", "is about"),
          Rule.of("\u221a", "the square root of"),
          Rule.of("\u221e", "infinity"),
          Rule.of("(?<=\\w) ?< ?(?=\\w)", "less than"),
          Rule.of("(?<=\\w) > (?=\\w)", "greater than"),
          Rule.of("#(?= ?\\d)", "number"),
          Rule.of("#(?=[A-Za-z])", "hashtag"),
          Rule.of("&", "and"),
          Rule.of("@", "at"),
          Rule.of("%", "percent"),
          Rule.of("\u00b0", "degrees"),
          Rule.of("\u00a7\u00a7?", "section"),
          Rule.of("\\$", "dollar"),
          Rule.of("\u20ac", "euro"),
          Rule.of("\u00a3", "pound"),
          Rule.of("\u00a5", "yen"),
          Rule.of("\u20b9", "rupee"),
          Rule.of("\u00a2", "cent"),
          Rule.of("\\band/or\\b", "and or"),
          Rule.of("(?<=\\w)/(?=\\w)", "slash"),
          Rule.of("\\\\", "backslash"),
          Rule.of("(?<=^|\\s)'n'(?=\\s)", "and"));

  private Signs() {}
}
