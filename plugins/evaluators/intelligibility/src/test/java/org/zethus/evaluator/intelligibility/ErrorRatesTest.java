package org.zethus.evaluator.intelligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zethus.api.asr.Transcript;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.evaluator.Evaluator;
import org.zethus.api.evaluator.EvaluatorPlugin;
import org.zethus.api.evaluator.Scores;
import org.zethus.api.plugin.ZethusException;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.contract.EvaluatorContract;

class ErrorRatesTest {
  @TempDir Path folder;

  /** Utterances whose text is the first and whose transcript is the second of each pair. */
  private static Manifest corpus(Path folder, Map<String, List<String>> texts) {
    List<Utterance> utterances = new ArrayList<>();
    texts.forEach(
        (id, pair) -> {
          new Transcript(pair.get(1)).write(folder.resolve(id + ".json"));
          utterances.add(
              new Utterance(id, pair.get(0)).withFiles(Map.of("transcript", id + ".json")));
        });
    return new Manifest(folder, utterances);
  }

  private Scores score(String config, Manifest reference, Manifest generated) {
    TestRunContext context = TestRunContext.writingTo(folder.resolve("out")).config(config);
    try (Evaluator evaluator = new WerPlugin().open(context)) {
      return evaluator.evaluate(reference, generated);
    }
  }

  @Test
  void allUtterancesTogetherWeighByTheirLength() throws IOException {
    Manifest reference =
        corpus(
            folder.resolve("a"),
            Map.of("x", List.of("One, two!", "-"), "y", List.of("It’s a well-known fact.", "-")));
    Manifest generated =
        corpus(
            folder.resolve("b"),
            Map.of("x", List.of("", "one"), "y", List.of("", "it's the well known fact indeed")));
    Scores scores = score("{}", reference, generated);
    assertThat(scores.summary())
        .containsEntry("wer", 3 / 7.0)
        .containsEntry("wer_mean", (1 / 2.0 + 2 / 5.0) / 2);
    assertThat(Files.readString(folder.resolve("out/alignments.jsonl")))
        .contains("[\"one\",\"-two\"]")
        .contains("[\"it's\",\"a>the\",\"well\",\"known\",\"fact\",\"+indeed\"]");
  }

  @Test
  void aTranscriptIsNeverComparedWithItself() {
    Manifest heard = corpus(folder, Map.of("x", List.of("text", "heard")));
    String config = "{intelligibility: {against: 'transcript'}}";
    assertThatThrownBy(() -> score(config, heard, heard))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("x.json would be compared with itself");
    Manifest other = corpus(folder.resolve("other"), Map.of("x", List.of("text", "herd")));
    assertThat(score(config, heard, other).summary()).containsEntry("wer", 1.0);
  }

  @Test
  void whatWasToBeSaidIsNotTakenForWhatWasHeard() {
    Manifest spoken = new Manifest(folder, List.of(new Utterance("x", "text")));
    assertThatThrownBy(() -> score("{}", spoken, spoken))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("'x'", "no transcript", "recogniser/");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Hello,  World! | hello world",
        "'tis the dog's' bone | tis the dog's bone",
        "well-known — fact… | well known fact",
        "Ｆｕｌｌ　width | full width",
        "Straße 5 | straße 5",
      })
  void caseAndPunctuationDoNotCount(String text, String words) {
    assertThat(Normalisation.WORDS.apply(text)).isEqualTo(words);
  }

  @Test
  void editsAreAMetric() {
    Random random = new Random(5);
    for (int round = 0; round < 200; round++) {
      List<String> a = letters(random);
      List<String> b = letters(random);
      List<String> c = letters(random);
      EditAlignment alignment = EditAlignment.of(a, b);
      assertThat(EditAlignment.of(a, a).edits()).isZero();
      assertThat(alignment.edits()).isEqualTo(EditAlignment.of(b, a).edits());
      assertThat(alignment.edits())
          .isBetween(Math.abs(a.size() - b.size()), Math.max(a.size(), b.size()))
          .isLessThanOrEqualTo(EditAlignment.of(a, c).edits() + EditAlignment.of(c, b).edits());
      assertThat(alignment.length()).isEqualTo(a.size());
      assertThat(alignment.deletions() - alignment.insertions()).isEqualTo(a.size() - b.size());
    }
  }

  private static List<String> letters(Random random) {
    return random.ints(random.nextInt(12), 'a', 'e').mapToObj(Character::toString).toList();
  }

  @Nested
  class ContractTest extends EvaluatorContract {
    @Override
    protected EvaluatorPlugin plugin() {
      return new WerPlugin();
    }

    @Override
    protected void prepare(TestRunContext context) {
      context.config("{}");
    }

    @Override
    protected Manifest reference(Path folder) {
      return corpus(folder, Map.of("a", List.of("one two", "-"), "b", List.of("three", "-")));
    }

    @Override
    protected Manifest generated(Path folder) {
      return corpus(folder, Map.of("a", List.of("", "one"), "b", List.of("", "three")));
    }
  }
}
