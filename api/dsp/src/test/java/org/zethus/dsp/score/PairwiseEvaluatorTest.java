package org.zethus.dsp.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.audio.Waveform;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.evaluator.Evaluator;
import org.zethus.api.evaluator.Scores;
import org.zethus.api.plugin.CancelledException;
import org.zethus.api.plugin.ZethusException;
import org.zethus.dsp.file.AudioFiles;
import org.zethus.testkit.TestRunContext;

class PairwiseEvaluatorTest {
  @TempDir Path folder;

  /** Writes sound of {@code seconds[i]} for each id. */
  private Manifest corpus(String name, int rate, Map<String, Double> seconds) {
    List<Utterance> utterances = new ArrayList<>();
    seconds.forEach(
        (id, length) -> {
          String file = "audio/" + id + ".wav";
          float[] samples = new float[(int) (length * rate)];
          AudioFiles.write(folder.resolve(name).resolve(file), Waveform.mono(rate, samples));
          utterances.add(new Utterance(id, "").withFiles(Map.of("audio", file)));
        });
    return new Manifest(folder.resolve(name), utterances);
  }

  /** Scores the lengths; a short reference has no ratio. */
  private Evaluator lengths(TestRunContext context) {
    return new PairwiseEvaluator(
        context,
        "lengths",
        (reference, generated) -> {
          assertThat(generated.sampleRate()).isEqualTo(reference.sampleRate());
          Map<String, Double> values = new LinkedHashMap<>();
          values.put("rate", (double) generated.sampleRate());
          if (reference.length() > 4000) {
            values.put("ratio", (double) generated.length() / reference.length());
          }
          return values;
        });
  }

  @Test
  void meansAreOverThePairsThatHaveTheValue() {
    Manifest reference =
        corpus("reference", 8000, new TreeMap<>(Map.of("a", 1.0, "b", 2.0, "c", 0.5)));
    Manifest generated =
        corpus("generated", 16000, new TreeMap<>(Map.of("a", 2.0, "b", 2.0, "c", 1.0, "d", 1.0)));
    TestRunContext context = TestRunContext.writingTo(folder);
    Scores scores = lengths(context).evaluate(reference, generated);
    assertThat(scores.measure()).isEqualTo("lengths");
    assertThat(scores.items()).extracting(Scores.Item::id).containsExactly("a", "b", "c");
    assertThat(scores.items().get(2).values()).containsOnlyKeys("rate");
    assertThat(scores.summary())
        .isEqualTo(Map.of("rate_mean", 8000.0, "ratio_mean", 1.5, "utterances", 3.0));
    assertThat(context.reports())
        .contains(new TestRunContext.Report(1, 3, "a"), new TestRunContext.Report(3, 3, "c"));
  }

  @Test
  void manifestsWithoutACommonIdSayWhichTheyHave() {
    Manifest reference = corpus("reference", 8000, Map.of("a", 1.0));
    Manifest generated = corpus("generated", 8000, Map.of("b", 1.0));
    assertThatThrownBy(
            () -> lengths(TestRunContext.writingTo(folder)).evaluate(reference, generated))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("nothing to compare", "ids b and a");
  }

  @Test
  void soundWithoutSamplesIsNamed() {
    Manifest reference = corpus("reference", 8000, Map.of("a", 1.0));
    Manifest generated = corpus("generated", 8000, Map.of("a", 0.0));
    assertThatThrownBy(
            () -> lengths(TestRunContext.writingTo(folder)).evaluate(reference, generated))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("utterance 'a'", "a.wav has no samples");
  }

  @Test
  void cancelStopsBetweenPairs() {
    Manifest both = corpus("both", 8000, new TreeMap<>(Map.of("a", 1.0, "b", 1.0)));
    TestRunContext context = TestRunContext.writingTo(folder).cancelAt(1);
    assertThatThrownBy(() -> lengths(context).evaluate(both, both))
        .isInstanceOf(CancelledException.class);
    assertThat(context.reports()).hasSize(1);
  }
}
