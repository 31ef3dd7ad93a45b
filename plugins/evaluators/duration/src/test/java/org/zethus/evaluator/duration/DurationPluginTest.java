package org.zethus.evaluator.duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.audio.Waveform;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Segment;
import org.zethus.api.data.Utterance;
import org.zethus.api.evaluator.EvaluatorPlugin;
import org.zethus.api.evaluator.Scores;
import org.zethus.api.plugin.ZethusException;
import org.zethus.dsp.file.AudioFiles;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.contract.EvaluatorContract;

class DurationPluginTest extends EvaluatorContract {
  @TempDir Path folder;

  @Override
  protected EvaluatorPlugin plugin() {
    return new DurationPlugin();
  }

  @Override
  protected void prepare(TestRunContext context) {
    context.config("{}");
  }

  @Override
  protected Manifest reference(Path folder) {
    return new Manifest(folder, List.of(phones("a", "AH0", 0.1, "B", 0.2), phones("b", "S", 0.5)));
  }

  @Override
  protected Manifest generated(Path folder) {
    return new Manifest(
        folder, List.of(phones("a", "AH0", 0.13, "B", 0.21), phones("b", "T", 0.6)));
  }

  /** An utterance of phones, each with its seconds. */
  private static Utterance phones(String id, Object... labelsAndSeconds) {
    List<Segment> segments = new ArrayList<>();
    double end = 0;
    for (int i = 0; i < labelsAndSeconds.length; i += 2) {
      double start = end;
      end += (double) labelsAndSeconds[i + 1];
      segments.add(new Segment((String) labelsAndSeconds[i], start, end));
    }
    return new Utterance(id, "", "", end, List.of(), segments, Map.of());
  }

  private Scores evaluate(Manifest reference, Manifest generated) {
    return plugin().open(TestRunContext.writingTo(folder)).evaluate(reference, generated);
  }

  @Test
  void utterancesAreComparedInPartsAndPhonesInMilliseconds() {
    Scores scores = evaluate(reference(folder), generated(folder));
    Map<String, Double> first = scores.items().get(0).values();
    assertThat(first.get("duration_error")).isCloseTo(0.04 / 0.3, within(1e-9));
    assertThat(first.get("phone_error_ms")).isCloseTo(20, within(1e-9));
    assertThat(scores.summary().get("duration_error_mean"))
        .isCloseTo((0.04 / 0.3 + 0.2) / 2, within(1e-9));
  }

  @Test
  void otherPhonesAreNotCompared() {
    Scores scores = evaluate(reference(folder), generated(folder));
    assertThat(scores.items().get(1).values()).containsOnlyKeys("duration_error");
    assertThat(scores.summary().get("phone_error_ms_mean")).isCloseTo(20, within(1e-9));
  }

  @Test
  void secondsThatTheManifestLacksAreThoseOfTheSound() {
    AudioFiles.write(folder.resolve("audio/a.wav"), Waveform.mono(8000, new float[4000]));
    Utterance sound = new Utterance("a", "").withFiles(Map.of("audio", "audio/a.wav"));
    Scores scores =
        evaluate(
            new Manifest(folder, List.of(sound)),
            new Manifest(folder, List.of(phones("a", "S", 0.6))));
    assertThat(scores.items().get(0).values().get("duration_error")).isCloseTo(0.2, within(1e-9));
  }

  @Test
  void referenceWithoutSoundIsNamed() {
    AudioFiles.write(folder.resolve("audio/a.wav"), Waveform.mono(8000, new float[0]));
    Utterance empty = new Utterance("a", "").withFiles(Map.of("audio", "audio/a.wav"));
    Manifest reference = new Manifest(folder, List.of(empty));
    Manifest generated = new Manifest(folder, List.of(phones("a", "S", 0.6)));
    assertThatThrownBy(() -> evaluate(reference, generated))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("'a'", "lasts 0 s");
  }
}
