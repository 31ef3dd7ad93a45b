package org.zethus.text.english;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceSplitterTest {
  private static List<String> split(String text) {
    return SentenceSplitter.split(text);
  }

  @Test
  void marksEndSentences() {
    assertThat(split("One. Two! Three? Four\u2026 Five"))
        .containsExactly("One.", "Two!", "Three?", "Four\u2026", "Five");
  }

  @Test
  void quotationMarksStayWithTheirSentence() {
    assertThat(split("He said \u201cGo.\u201d \"Why?\" (She left.) Nobody knew."))
        .containsExactly("He said \u201cGo.\u201d", "\"Why?\"", "(She left.)", "Nobody knew.");
  }

  @Test
  void lowerCaseGoesOn() {
    assertThat(split("\"Really?\" she asked... and left. 3.5 of approx. five."))
        .containsExactly("\"Really?\" she asked... and left.", "3.5 of approx. five.");
  }

  @Test
  void abbreviationsDoNotEndSentencesUnlessTheNextWordBeginsOne() {
    assertThat(
            split("Dr. Smith met J. R. Ewing of Acme Inc. The U.S. army came at 5 p.m. She slept."))
        .containsExactly(
            "Dr. Smith met J. R. Ewing of Acme Inc.", "The U.S. army came at 5 p.m.", "She slept.");
  }

  @Test
  void emptyLineEndsASentenceAndALineEndDoesNot() {
    assertThat(split("A title\n\nThe text\nruns on.\n \nEnd"))
        .containsExactly("A title", "The text\nruns on.", "End");
  }

  @Test
  void phonesInBracesAreNotCut() {
    assertThat(split("Say {HH AH0 . L} now. Then"))
        .containsExactly("Say {HH AH0 . L} now.", "Then");
    String group = "{" + "AH0 ".repeat(60) + "}";
    String text = "word ".repeat(70) + group + " end";
    assertThat(split(text)).hasSize(2).anyMatch(part -> part.contains(group));
  }

  @Test
  void longSentenceIsCutAtItsClauses() {
    String clause = "and the rain went on for days and days and days, ";
    List<String> parts = split(clause.repeat(30));
    assertThat(parts).allMatch(part -> part.endsWith(","));
    assertThat(parts).allMatch(part -> part.length() <= SentenceSplitter.LONGEST);
    assertThat(String.join(" ", parts)).isEqualTo(clause.repeat(30).strip());
  }

  @Test
  void marksOfFullWidthEndClausesWithoutABlank() {
    String clause = "雨下了一天又一天，";
    List<String> parts = split(clause.repeat(100));
    assertThat(parts).hasSizeGreaterThan(2).allMatch(part -> part.endsWith("，"));
    assertThat(String.join("", parts)).isEqualTo(clause.repeat(100));
  }

  @Test
  void charactersOfTwoUnitsAreNotCut() {
    String text = "a" + "\uD842\uDFB7".repeat(1000);
    assertThat(split(text)).noneMatch(part -> Character.isLowSurrogate(part.charAt(0)));
    assertThat(String.join("", split(text))).isEqualTo(text);
  }

  @Test
  void wordWithoutEndIsCutAnywhere() {
    assertThat(String.join("", split("a".repeat(10_000)))).isEqualTo("a".repeat(10_000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", ".", ". a", ".a", "\n", " ", "a. ", "\"", "?)"})
  @Timeout(20)
  void textThatIsAllAlikeIsCutInOnePass(String piece) {
    split(piece.repeat(1_000_000));
  }

  @Test
  void nothingIsNoSentence() {
    assertThat(split("")).isEmpty();
    assertThat(split(" \n\n \t")).isEmpty();
  }
}
