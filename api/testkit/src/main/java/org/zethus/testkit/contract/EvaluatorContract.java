package org.zethus.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.evaluator.Evaluator;
import org.zethus.api.evaluator.EvaluatorPlugin;
import org.zethus.api.evaluator.Scores;
import org.zethus.api.plugin.ZethusException;
import org.zethus.testkit.TestRunContext;

/** What holds for every {@link Evaluator}. */
public abstract class EvaluatorContract {
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  Path folder;

  /** {@return the plugin} */
  protected abstract EvaluatorPlugin plugin();

  /** Configures a run. */
  protected abstract void prepare(TestRunContext context);

  /** {@return at least two utterances with what it scores, written below {@code folder}} */
  protected abstract Manifest reference(Path folder);

  /** {@return other sound of the same utterances, written below {@code folder}} */
  protected abstract Manifest generated(Path folder);

  private Scores evaluate(Manifest reference, Manifest generated) {
    TestRunContext context = TestRunContext.writingTo(folder.resolve("out"));
    prepare(context);
    try (Evaluator evaluator = plugin().open(context)) {
      return evaluator.evaluate(reference, generated);
    }
  }

  @Test
  void scoresWhatBothHaveInTheOrderOfTheGenerated() {
    Manifest reference = reference(folder.resolve("reference"));
    Manifest generated = generated(folder.resolve("generated"));
    List<Utterance> reversed = new ArrayList<>(generated.utterances());
    Collections.reverse(reversed);
    reversed.add(new Utterance("only-here", ""));
    Scores scores = evaluate(reference, new Manifest(generated.folder(), reversed));
    assertThat(scores.measure()).as("measure: what is measured, and in which unit").isNotBlank();
    assertThat(scores.summary()).as("summary over all items").isNotEmpty();
    assertThat(scores.items())
        .as("items: those in both manifests, in the order of the generated one")
        .extracting(Scores.Item::id)
        .containsExactlyElementsOf(
            reversed.stream().map(Utterance::id).filter(id -> !id.equals("only-here")).toList());
  }

  @Test
  void theSameUtterancesGiveTheSameScores() {
    Manifest reference = reference(folder.resolve("reference"));
    Manifest generated = generated(folder.resolve("generated"));
    assertThat(evaluate(reference, generated)).isEqualTo(evaluate(reference, generated));
  }

  @Test
  void utterancesWithoutCounterpartsCannotBeScored() {
    Manifest reference = reference(folder.resolve("reference"));
    Manifest none = new Manifest(folder, List.of(new Utterance("only-here", "")));
    assertThatThrownBy(
            () -> evaluate(reference, none), "no utterance in both: throw a ZethusException")
        .isInstanceOf(ZethusException.class);
  }
}
