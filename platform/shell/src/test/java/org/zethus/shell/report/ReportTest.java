package org.zethus.shell.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.audio.Waveform;
import org.zethus.api.config.Config;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.evaluator.Scores;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.ZethusException;
import org.zethus.dsp.file.AudioFiles;

class ReportTest {
  @TempDir Path folder;

  private Path sounds(String name) throws IOException {
    Path place = folder.resolve(name);
    for (String id : List.of("a", "sub/b #1")) {
      float[] samples = new float[4000];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = (float) (0.3 * Math.sin(0.2 * i));
      }
      AudioFiles.write(place.resolve(id + ".wav"), Waveform.mono(8000, samples));
    }
    Files.writeString(place.resolve("a.txt"), "x < y & \"z\"\n");
    return place;
  }

  private Manifest copy(String name) throws IOException {
    return SoundFolder.copy(sounds(name), folder.resolve("report/" + name), new CancelSignal());
  }

  @Test
  void soundsAreCopiedWithTheirTextsAndMayBeCopiedAgain() throws IOException {
    Manifest copied = copy("reference");
    assertThat(copied.utterances())
        .extracting(Utterance::id, Utterance::text, Utterance::seconds)
        .containsExactly(tuple("a", "x < y & \"z\"", 0.5), tuple("sub-b-#1", "", 0.5));
    Manifest again = SoundFolder.copy(copied.folder(), folder.resolve("again"), new CancelSignal());
    assertThat(again.utterances()).isEqualTo(copied.utterances());
    assertThat(AudioFiles.read(again.file(again.utterances().get(0), "audio")).length())
        .isEqualTo(4000);
  }

  @Test
  void aFolderWithoutSoundIsNamed() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThatThrownBy(() -> SoundFolder.copy(empty, folder.resolve("out"), new CancelSignal()))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll(empty.toString(), ".wav");
  }

  private Report report() throws IOException {
    Map<String, Scores> scores = new LinkedHashMap<>();
    scores.put(
        "mcd",
        new Scores(
            "distortion, dB",
            List.of(
                new Scores.Item("a", Map.of("mcd_db", 4.0)),
                new Scores.Item("sub-b-#1", Map.of("mcd_db", 6.0))),
            Map.of("mcd_db_mean", 5.0, "utterances", 2.0)));
    scores.put(
        "f0",
        new Scores(
            "F0",
            List.of(
                new Scores.Item("a", Map.of("f0_rmse_cents", 20.0)),
                new Scores.Item("sub-b-#1", Map.of())),
            Map.of("f0_rmse_cents_mean", 20.0)));
    return new Report(copy("reference"), copy("generated"), scores);
  }

  @Test
  void tablesHaveALinePerUtteranceAndTheSummaryIntervals() throws IOException {
    report().write(folder.resolve("report"));
    assertThat(Files.readAllLines(folder.resolve("report/items.csv")))
        .containsExactly("id,mcd.mcd_db,f0.f0_rmse_cents", "a,4.0,20.0", "sub-b-#1,6.0,");
    assertThat(Files.readAllLines(folder.resolve("report/items.jsonl")))
        .last()
        .isEqualTo("{\"id\":\"sub-b-#1\",\"mcd.mcd_db\":6.0}");
    Config summary =
        Config.parse(Files.readString(folder.resolve("report/summary.json")), "summary.json");
    assertThat(summary.get("mcd.mcd_db.mean")).isEqualTo(5.0);
    assertThat(summary.get("mcd.mcd_db.ci95")).isEqualTo(List.of(4.0, 6.0));
    assertThat(summary.get("mcd.all.utterances")).isEqualTo(2.0);
    assertThat(summary.get("mcd.all.mcd_db_mean")).isNull();
  }

  @Test
  void thePageShowsAndPlaysWhatLiesBesideIt() throws IOException {
    Path place = folder.resolve("report");
    report().write(place);
    String page = Files.readString(place.resolve("index.html"));
    assertThat(page)
        .contains("x &lt; y &amp; &quot;z&quot;", "4 – 6", "src=\"generated/audio/sub-b-%231.wav\"")
        .doesNotContain("http");
    List<String> links =
        Stream.of(page.split("src=\""))
            .skip(1)
            .map(part -> part.substring(0, part.indexOf('"')).replace("%23", "#"))
            .toList();
    assertThat(links).hasSize(8).allSatisfy(link -> assertThat(place.resolve(link)).exists());
    assertThat(ImageIO.read(place.resolve("generated/spectrograms/a.png").toFile()).getWidth())
        .isGreaterThan(40);
  }

  @Test
  void intervalsHoldTheTrueMeanAboutAsOftenAsTheySay() {
    Random random = new Random(2);
    int held = 0;
    for (int round = 0; round < 200; round++) {
      double[] values = random.doubles(40).map(value -> -Math.log(1 - value)).toArray();
      ConfidenceInterval interval = ConfidenceInterval.of(values);
      assertThat(interval.mean()).isBetween(interval.low(), interval.high());
      held += interval.low() <= 1 && 1 <= interval.high() ? 1 : 0;
    }
    assertThat(held / 200.0).isCloseTo(0.95, within(0.05));
  }
}
