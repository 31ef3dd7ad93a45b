package org.zethus.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zethus.api.plugin.ZethusException;

class EnglishFrontEndTest {
  private final TextFrontEnd english = new EnglishFrontEnd();

  private String phones(String text) {
    List<Sentence> sentences = english.read(text);
    assertThat(sentences).hasSize(1);
    return String.join(" ", sentences.get(0).phones());
  }

  @Test
  void sentenceBeginsWithSilenceAndEndsWithItsMark() {
    assertThat(phones("Hello, world!")).isEqualTo("SIL HH AH0 L OW1 , W ER1 L D !");
    assertThat(phones("One")).isEqualTo("SIL W AH1 N .");
  }

  @Test
  void wordsKeepTheirPhones() {
    Sentence sentence = english.read("Dr. Brown?").get(0);
    assertThat(sentence.text()).isEqualTo("Dr. Brown?");
    assertThat(sentence.words())
        .containsExactly(
            Sentence.Word.pause("SIL"),
            new Sentence.Word("doctor", List.of("D", "AA1", "K", "T", "ER0")),
            new Sentence.Word("brown", List.of("B", "R", "AW1", "N")),
            Sentence.Word.pause("?"));
  }

  @Test
  void functionWordsAreReducedAsFreeTtsDoes() {
    assertThat(phones("to the end of the line in a day"))
        .isEqualTo("SIL T AH0 DH IY0 EH1 N D AH1 V DH AH0 L AY1 N IH0 N AH0 D EY1 .");
  }

  @Test
  void wordBeforeDecidesBetweenReadings() {
    assertThat(phones("a record")).isEqualTo("SIL AH0 R EH1 K ER0 D .");
    assertThat(phones("to record")).isEqualTo("SIL T AH0 R AH0 K AO1 R D .");
    assertThat(phones("we live")).contains("L IH1 V");
    assertThat(phones("a live show")).contains("L AY1 V");
    assertThat(phones("he does")).contains("D AH1 Z");
    assertThat(phones("to use its use")).isEqualTo("SIL T AH0 Y UW1 Z IH1 T S Y UW0 S .");
  }

  @Test
  void endingsFollowTheSoundBefore() {
    assertThat(phones("cat's dog's church's"))
        .isEqualTo("SIL K AE1 T S D AO1 G Z CH ER1 CH AH0 Z .");
    assertThat(phones("websites")).endsWith("S AY1 T S .");
    assertThat(phones("PCs")).isEqualTo("SIL P IY1 S IY1 Z .");
  }

  @Test
  void unknownWordsAreReadByTheirLetters() {
    assertThat(phones("blorfing")).isEqualTo("SIL B L AO1 ER0 F IH0 NG .");
    assertThat(phones("jvm")).isEqualTo("SIL JH EY1 V IY1 EH1 M .");
  }

  @Test
  void phonesInBracesAreTakenAsTheyStand() {
    assertThat(phones("{T AH0 M EY1 T OW2}, the {ae1 p}"))
        .isEqualTo("SIL T AH0 M EY1 T OW2 , DH IY0 AE1 P .");
  }

  @Test
  void unknownPhoneInBracesIsNamed() {
    assertThatThrownBy(() -> english.read("Say {HH AH L OW1}."))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("'AH'", "{HH AH L OW1}", "stress digit");
  }

  @Test
  void braceThatIsNotClosedIsNoGroup() {
    assertThat(phones("open { brace")).isEqualTo("SIL OW1 P AH0 N , B R EY1 S .");
  }

  @Test
  void textWithoutAWordIsRefused() {
    for (String text : new String[] {"!!!", "\ud83d\ude00 \u4e2d\u6587", "{}", "- \" ' ..."}) {
      assertThatThrownBy(() -> english.read(text))
          .as(text)
          .isInstanceOf(ZethusException.class)
          .hasMessageContaining("found no word to say in '");
    }
    assertThatThrownBy(() -> english.read(" \n"))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("empty");
  }

  @Test
  void veryLongTextTakesTimeInProportion() {
    String sentence = "The rain in Spain, said Dr. Brown at 10:30, cost $5 in 1999. ";
    english.read(sentence); // loads
    double secondsBefore = cpuSeconds();
    assertThat(english.read(sentence.repeat(1700))).hasSize(1700); // 105,000 characters
    assertThat(cpuSeconds() - secondsBefore).isLessThan(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", ".", ". a", "a", "1", "1,", "-", "'", "a.", "(", "A", "/", "@", "$1"})
  void textThatIsAllAlikeTakesNoLonger(String piece) {
    double secondsBefore = cpuSeconds();
    try {
      english.read(piece.repeat(4_000 / piece.length()));
    } catch (ZethusException e) {
      assertThat(e).hasMessageContaining("no word");
    }
    assertThat(cpuSeconds() - secondsBefore).isLessThan(2);
  }

  private static double cpuSeconds() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
  }

  @Test
  void everySentenceUsesTheAlphabet() {
    for (Sentence sentence :
        english.read("I saw 3 of 5 {ZH} at 5 p.m.! W. X. Yz? qqq, hmm; ok: (brr)")) {
      assertThat(sentence.phones())
          .allMatch(
              phone ->
                  Arpabet.isPhone(phone)
                      || phone.equals(Arpabet.SILENCE)
                      || Arpabet.PAUSE_MARKS.contains(phone));
    }
  }
}
