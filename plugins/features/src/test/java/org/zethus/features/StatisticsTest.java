package org.zethus.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.config.Config;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.preprocessor.PreprocessorPlugin;
import org.zethus.testkit.TestRunContext;

class StatisticsTest {
  @TempDir Path folder;

  private Manifest run(PreprocessorPlugin plugin) {
    Path corpus = folder.resolve("corpus");
    TinyCorpus.write(corpus);
    return plugin
        .open(
            TestRunContext.writingTo(folder.resolve("out"))
                .config(TinyCorpus.CONFIG)
                .input("utterances", corpus))
        .process();
  }

  private Config statistics() throws IOException {
    return Config.parse(Files.readString(folder.resolve("out/statistics.json")), "statistics");
  }

  private static double number(Config config, String key) {
    return ((Number) config.get(key)).doubleValue();
  }

  @Test
  void pitchIsCountedWhereThereIsOne() throws IOException {
    Manifest pitch = run(new PitchPlugin());
    List<Double> voiced = new ArrayList<>();
    for (Utterance utterance : pitch.utterances()) {
      for (float f0 : Features.read(pitch, utterance, "pitch").floats()) {
        if (f0 > 0) {
          voiced.add((double) f0);
        }
      }
    }
    double mean = voiced.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    double variance =
        voiced.stream().mapToDouble(f0 -> (f0 - mean) * (f0 - mean)).average().orElseThrow();
    Config statistics = statistics();
    assertThat(statistics.get("count")).isEqualTo((long) voiced.size());
    assertThat(number(statistics, "mean")).isCloseTo(mean, within(1e-9));
    assertThat(number(statistics, "std")).isCloseTo(Math.sqrt(variance), within(1e-9));
    assertThat(number(statistics, "min")).isGreaterThan(80);
    assertThat(statistics.section("speakers.speaker").asMap())
        .containsEntry("count", (long) voiced.size());
    assertThat(statistics.asMap()).doesNotContainKey("rows");
  }

  @Test
  void melHasThoseOfEachBand() throws IOException {
    Manifest mel = run(new MelPlugin());
    Config statistics = statistics();
    List<?> lowest = (List<?>) statistics.get("rows.min");
    List<?> highest = (List<?>) statistics.get("rows.max");
    assertThat(lowest).hasSize(20);
    float[] first = Features.read(mel, mel.utterances().get(0), "mel").floats();
    int frames = first.length / 20;
    for (int band = 0; band < 20; band++) {
      for (int t = 0; t < frames; t++) {
        assertThat((double) first[band * frames + t])
            .isBetween((Double) lowest.get(band), (Double) highest.get(band));
      }
    }
  }

  @Test
  void whatWasKeptCountsAsWhatWasComputed() throws IOException {
    run(new EnergyPlugin());
    byte[] whole = Files.readAllBytes(folder.resolve("out/statistics.json"));
    Files.delete(folder.resolve("out/statistics.json"));
    Files.delete(folder.resolve("out/energy/tone-1.safetensors"));
    run(new EnergyPlugin());
    assertThat(folder.resolve("out/statistics.json")).hasBinaryContent(whole);
  }

  @Test
  void partsAddUpToTheWhole() {
    Moments whole = new Moments();
    Moments parts = new Moments();
    Random random = new Random(1);
    for (int part = 0; part < 5; part++) {
      Moments moments = new Moments();
      for (int i = 0; i < 10 * part; i++) {
        double value = 1e6 + random.nextGaussian();
        whole.add(value);
        moments.add(value);
      }
      parts.addAll(moments);
    }
    assertThat(parts.mean()).isCloseTo(whole.mean(), within(1e-9));
    assertThat(parts.deviation()).isCloseTo(whole.deviation(), within(1e-9));
    assertThat(parts.min()).isEqualTo(whole.min());
    assertThat(new Moments().toJson()).containsOnlyKeys("count");
  }
}
