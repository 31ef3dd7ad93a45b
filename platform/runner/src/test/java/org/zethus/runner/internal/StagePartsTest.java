package org.zethus.runner.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.evaluator.Scores;
import org.zethus.runner.StageProgress;

class StagePartsTest {
  @TempDir Path folder;

  private List<Utterance> texts(String content) throws IOException {
    return SpokenTexts.ofFile(Files.writeString(folder.resolve("t.txt"), content));
  }

  @Test
  void aTextFileHasOneUtterancePerLine() throws IOException {
    assertThat(texts("Hello.\n\n  You | me.  \n"))
        .containsExactly(new Utterance("0001", "Hello."), new Utterance("0002", "You | me."));
    assertThat(texts("LJ001|Raw 1|One.\nLJ002|Two.\n"))
        .containsExactly(new Utterance("LJ001", "One."), new Utterance("LJ002", "Two."));
  }

  @Test
  void aBadTextFileIsNamedWithItsLine() {
    assertThatThrownBy(() -> texts("\n \n")).hasMessageContaining("t.txt: found no text");
    assertThatThrownBy(() -> texts("a|x\n../b|y\n")).hasMessageContaining("t.txt:2: ");
  }

  @Test
  void utterancesWithoutTextAreSpokenFromTheirPhones() {
    Manifest manifest =
        new Manifest(folder, List.of(new Utterance("a", "").withPhones(List.of("HH", "AY1"))));
    assertThat(SpokenTexts.of(manifest)).extracting(Utterance::text).containsExactly("{HH AY1}");
  }

  @Test
  void theRateCountsFromWhereThisRunBegan() {
    AtomicLong now = new AtomicLong(1);
    List<StageProgress> heard = new ArrayList<>();
    ProgressMeter meter = new ProgressMeter(heard::add, now::get);
    meter.report(500, 1000, ""); // resumed
    now.addAndGet(50_000_000);
    meter.report(501, 1000, ""); // too soon to pass on
    now.addAndGet(1_950_000_000);
    meter.report(600, 1000, "loss 1");
    meter.report(1000, 1000, ""); // the last is always passed on
    assertThat(heard).extracting(StageProgress::done).containsExactly(500L, 600L, 1000L);
    assertThat(heard.get(0).remainingSeconds()).isEmpty();
    assertThat(heard.get(1).perSecond()).isCloseTo(50, within(1e-9));
    assertThat(heard.get(1).remainingSeconds()).hasValue(8);
  }

  @Test
  void seedsDifferByStageAndStayTheSame() {
    assertThat(Seeds.derive(1234, "corpus"))
        .isEqualTo(Seeds.derive(1234, "corpus"))
        .isNotNegative();
    assertThat(Seeds.derive(1234, "corpus"))
        .isNotEqualTo(Seeds.derive(1234, "mel"))
        .isNotEqualTo(Seeds.derive(1235, "corpus"));
  }

  @Test
  void scoresReadBackWithoutWhatCouldNotBeMeasured() {
    Scores scores =
        new Scores(
            "f0, Hz",
            List.of(
                new Scores.Item("a", Map.of("rmse", 1.5)),
                new Scores.Item("b", Map.of("rmse", Double.NaN))),
            Map.of("mean", 1.5));
    ScoresFile.write(folder, scores);
    assertThat(ScoresFile.read(folder).orElseThrow())
        .isEqualTo(
            new Scores(
                "f0, Hz",
                List.of(new Scores.Item("a", Map.of("rmse", 1.5)), new Scores.Item("b", Map.of())),
                Map.of("mean", 1.5)));
    assertThat(ScoresFile.read(folder.resolve("elsewhere"))).isEmpty();
  }
}
