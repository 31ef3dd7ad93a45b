package org.zethus.text.english;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts text into sentences, and a very long sentence at its clauses. One pass: the time grows with
 * the length. Braces are never cut.
 */
public final class SentenceSplitter {
  /** Characters of a sentence; a voice says that much in half a minute. */
  static final int LONGEST = 400;

  private static final String ENDS = ".!?\u2026\u3002\uff01\uff1f";
  private static final String CLOSERS = "\"')]\u201d\u2019\u00bb";
  private static final String CLAUSE_ENDS = ",;:\u2014"; // with a blank behind

  /** Of full width; no blank follows these. */
  private static final String WIDE_CLAUSE_ENDS = "\u3001\uff0c\uff1b\uff1a";

  /** A name, a number or more follows these. */
  private static final Set<String> NEVER_LAST =
      Set.of(
          "mr", "mrs", "ms", "messrs", "drs", "prof", "rev", "hon", "gen", "col", "maj", "capt",
          "lt", "sgt", "cpl", "pvt", "gov", "sen", "rep", "pres", "mt", "ft", "fig", "vol", "nos",
          "pp", "ca", "vs", "approx", "e.g", "i.e", "eq");

  /** These may end a sentence; whether they do, the next word tells. */
  private static final Set<String> MAYBE_LAST =
      Set.of(
          "dr", "st", "inc", "ltd", "co", "corp", "bros", "jr", "sr", "esq", "etc", "dept", "est",
          "ave", "blvd", "rd", "ph.d", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept",
          "oct", "nov", "dec", "no", "p", "ch", "sec", "al");

  private static final Set<String> STARTERS =
      Set.of(
          "the", "a", "an", "this", "that", "these", "those", "he", "she", "it", "we", "they",
          "you", "i", "his", "her", "its", "my", "our", "their", "your", "there", "here", "but",
          "and", "or", "so", "if", "in", "on", "at", "as", "for", "when", "while", "where", "what",
          "who", "why", "how", "after", "before", "then", "now", "not", "no", "yes", "one", "some",
          "many", "most");

  private final String text;
  private final List<String> sentences = new ArrayList<>();
  private int start;

  private SentenceSplitter(String text) {
    this.text = text;
  }

  /** {@return the sentences, none of them blank, in order} */
  public static List<String> split(String text) {
    SentenceSplitter splitter = new SentenceSplitter(text.replace('\u00a0', ' '));
    splitter.run();
    return splitter.sentences;
  }

  private void run() {
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      int next = i + 1;
      if (c == '{') {
        next = Math.max(next, closingBrace(i));
      } else if (c == '\n' && isParagraphEnd(i)) {
        add(start, next);
        start = next;
      } else if (ENDS.indexOf(c) >= 0) {
        next = skip(next, ENDS + CLOSERS);
        if (isSentenceEnd(i, next)) {
          add(start, next);
          start = next;
        }
      }
      i = next;
    }
    add(start, text.length());
  }

  /** Where the brace that opens is closed; -1 where it is not, soon. */
  private int closingBrace(int open) {
    for (int i = open + 1; i < Math.min(text.length(), open + LONGEST); i++) {
      if (text.charAt(i) == '}') {
        return i;
      }
    }
    return -1;
  }

  /** Two line ends with nothing but blanks between. */
  private boolean isParagraphEnd(int i) {
    int next = i + 1;
    while (next < text.length() && next - i < LONGEST && " \t\r".indexOf(text.charAt(next)) >= 0) {
      next++;
    }
    return next < text.length() && text.charAt(next) == '\n';
  }

  /**
   * Whether the mark at {@code i} ends a sentence; what comes behind it starts at {@code after}.
   */
  private boolean isSentenceEnd(int i, int after) {
    char mark = text.charAt(i);
    if (mark == '\u3002' || mark == '\uff01' || mark == '\uff1f' || after == text.length()) {
      return true;
    }
    if (!Character.isWhitespace(text.charAt(after))) {
      return false;
    }
    int next = after;
    while (next < text.length()
        && (Character.isWhitespace(text.charAt(next))
            || "\"'([\u201c\u2018\u00ab".indexOf(text.charAt(next)) >= 0)) {
      next++;
    }
    if (next == text.length()) {
      return true;
    }
    if (Character.isLowerCase(text.charAt(next))) {
      return false;
    }
    return mark != '.' || i + 1 < text.length() && text.charAt(i + 1) == '.' || isFullStop(i, next);
  }

  private boolean isFullStop(int dot, int next) {
    String word = wordBefore(dot);
    String lower = word.toLowerCase(Locale.ROOT);
    if (NEVER_LAST.contains(lower) || lower.equals("no") && Character.isDigit(text.charAt(next))) {
      return false;
    }
    boolean initial =
        word.length() == 1 && Character.isUpperCase(word.charAt(0)) && !word.equals("I");
    boolean dotted = word.indexOf('.') > 0;
    if (initial || dotted || MAYBE_LAST.contains(lower) && !word.equals("no")) {
      return STARTERS.contains(wordAt(next).toLowerCase(Locale.ROOT)) || word.equals("No");
    }
    return true;
  }

  private String wordBefore(int dot) {
    int from = dot;
    while (from > start
        && dot - from < 20
        && (Character.isLetterOrDigit(text.charAt(from - 1)) || text.charAt(from - 1) == '.')) {
      from--;
    }
    return text.substring(from, dot);
  }

  private String wordAt(int from) {
    int to = from;
    while (to < text.length() && to - from < 20 && Character.isLetter(text.charAt(to))) {
      to++;
    }
    boolean initial = to < text.length() && text.charAt(to) == '.';
    return initial ? "" : text.substring(from, to);
  }

  private int skip(int from, String characters) {
    int to = from;
    while (to < text.length() && characters.indexOf(text.charAt(to)) >= 0) {
      to++;
    }
    return to;
  }

  private void add(int from, int to) {
    int begin = from;
    while (to - begin > LONGEST) {
      int cut = cut(begin);
      addShort(begin, cut);
      begin = cut;
    }
    addShort(begin, to);
  }

  private void addShort(int from, int to) {
    String sentence = text.substring(from, to).strip();
    if (!sentence.isEmpty()) {
      sentences.add(sentence);
    }
  }

  /** The last clause end of what is allowed, else the last blank, else anywhere but in braces. */
  private int cut(int begin) {
    int clause = -1;
    int blank = -1;
    int limit = begin + LONGEST;
    for (int i = begin; i < limit; i++) {
      if (text.charAt(i) == '{') {
        int close = closingBrace(i);
        if (close >= limit && i > begin) {
          limit = i;
        }
        i = Math.max(i, close);
      } else if (i > begin + LONGEST / 4) {
        char before = text.charAt(i - 1);
        boolean isBlank = Character.isWhitespace(text.charAt(i));
        boolean endsClause =
            WIDE_CLAUSE_ENDS.indexOf(before) >= 0 || isBlank && CLAUSE_ENDS.indexOf(before) >= 0;
        clause = endsClause ? i : clause;
        blank = isBlank ? i : blank;
      }
    }
    int anywhere = Character.isLowSurrogate(text.charAt(limit)) ? limit - 1 : limit;
    return clause > 0 ? clause : blank > 0 ? blank : anywhere;
  }
}
