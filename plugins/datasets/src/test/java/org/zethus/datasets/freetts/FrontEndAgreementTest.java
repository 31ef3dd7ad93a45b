package org.zethus.datasets.freetts;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.speech.freetts.Item;
import com.sun.speech.freetts.ProcessException;
import com.sun.speech.freetts.Relation;
import com.sun.speech.freetts.Token;
import com.sun.speech.freetts.Tokenizer;
import com.sun.speech.freetts.UtteranceProcessor;
import com.sun.speech.freetts.en.PostLexicalAnalyzer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zethus.api.data.Utterance;
import org.zethus.text.Arpabet;
import org.zethus.text.EnglishFrontEnd;
import org.zethus.text.Sentence;

/** Our front end against FreeTTS's own reading of the same sentences. */
class FrontEndAgreementTest {
  /** Of the processors of a voice those that decide on phones: all before intonation. */
  private static final int READING = 5;

  private final Kal16 freeTts;
  private final EnglishFrontEnd english = new EnglishFrontEnd();

  FrontEndAgreementTest() throws IOException {
    freeTts = new Kal16();
    freeTts.getLexicon().load();
  }

  @Test
  void phonesAgreeWithThoseOfFreeTts() throws ProcessException {
    int phones = 0;
    int errors = 0;
    StringBuilder disagreements = new StringBuilder();
    for (Utterance sentence : Sentences.read(Path.of("../../recipes/tts/starter/sentences.txt"))) {
      List<String> theirs = theirs(sentence.text());
      List<String> ours = ours(sentence.text());
      int distance = distance(theirs, ours);
      if (distance > 0) {
        disagreements.append(
            "%n%s%n  FreeTTS: %s%n  ours:    %s".formatted(sentence.text(), theirs, ours));
      }
      phones += theirs.size();
      errors += distance;
    }
    assertThat(phones).isGreaterThan(2000);
    double agreement = 1 - (double) errors / phones;
    assertThat(agreement).as("agreement; where not:%s", disagreements).isGreaterThanOrEqualTo(0.99);
  }

  private List<String> ours(String text) {
    List<String> phones = new ArrayList<>();
    for (Sentence sentence : english.read(text)) {
      sentence.phones().stream().filter(Arpabet::isPhone).forEach(phones::add);
    }
    return phones;
  }

  private List<String> theirs(String text) throws ProcessException {
    List<Token> tokens = new ArrayList<>();
    Tokenizer tokenizer = freeTts.getTokenizer();
    tokenizer.setInputText(text);
    while (tokenizer.hasMoreTokens()) {
      tokens.add(tokenizer.getNextToken());
    }
    tokens.removeIf(token -> token.getWord().isEmpty());
    var utterance = new com.sun.speech.freetts.Utterance(freeTts, tokens);
    for (Object processor : freeTts.getUtteranceProcessors().subList(0, READING)) {
      ((UtteranceProcessor) processor).processUtterance(utterance);
    }
    new PostLexicalAnalyzer().processUtterance(utterance);
    List<String> phones = new ArrayList<>();
    Item segment = utterance.getRelation(Relation.SEGMENT).getHead();
    for (; segment != null; segment = segment.getNext()) {
      Item place = segment.getItemAs(Relation.SYLLABLE_STRUCTURE);
      if (place != null) { // a pause is in no syllable
        boolean stressed = "1".equals(place.getParent().getFeatures().getString("stress"));
        phones.add(Arpabet.fromFreeTts(segment.getFeatures().getString("name"), stressed));
      }
    }
    return phones;
  }

  /** Least number of phones to change, insert or leave out. */
  private static int distance(List<String> a, List<String> b) {
    int[][] cost = new int[a.size() + 1][b.size() + 1];
    for (int i = 0; i <= a.size(); i++) {
      for (int j = 0; j <= b.size(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
        } else {
          int change = cost[i - 1][j - 1] + (a.get(i - 1).equals(b.get(j - 1)) ? 0 : 1);
          cost[i][j] = Math.min(change, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        }
      }
    }
    return cost[a.size()][b.size()];
  }
}
