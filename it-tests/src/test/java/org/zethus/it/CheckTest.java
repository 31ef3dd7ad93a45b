package org.zethus.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.audio.Waveform;
import org.zethus.api.config.Json;
import org.zethus.dsp.file.AudioFiles;

/** What is wrong with a folder of recordings. */
class CheckTest {
  private static final int SAMPLE_RATE = 16000;

  @TempDir Path folder;
  private Product zethus;
  private Path dataset;

  @BeforeEach
  void record() throws IOException {
    zethus = new Product(folder);
    dataset = Files.createDirectories(folder.resolve("dataset"));
    write("good.wav", 0.3f);
    write("silent.wav", 0);
    write("loud.wav", 3);
  }

  private void write(String name, float amplitude) {
    float[] samples = new float[2 * SAMPLE_RATE];
    for (int i = 0; i < samples.length; i++) {
      double tone = amplitude * Math.sin(2 * Math.PI * 180 * i / SAMPLE_RATE);
      samples[i] = (float) Math.max(-1, Math.min(1, tone));
    }
    AudioFiles.write(dataset.resolve(name), Waveform.mono(SAMPLE_RATE, samples));
  }

  private Product.Result check(String lines) throws IOException {
    Files.writeString(dataset.resolve("metadata.csv"), lines);
    return zethus.run("check", dataset.toString(), "--json");
  }

  @Test
  void everyProblemIsListedAtOnce() throws IOException {
    Product.Result result =
        check(
            """
            good.wav|Good morning.
            silent.wav|Nothing.
            loud.wav|Too loud.
            missing.wav|Gone.
            good.wav|
            """);

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("5 problems in " + dataset);
    assertThat(Json.parse(result.out(), "report").toString())
        .contains("recordings=5")
        .contains("kind=duplicate-id", "metadata.csv, line 5")
        .contains("kind=missing-file", "no recording 'missing.wav'")
        .contains("kind=empty-text", "no text for 'good'")
        .contains("kind=clipping", "utterance 'loud'")
        .contains("kind=silence", "utterance 'silent'");
  }

  @Test
  void whatIsNotListedIsHarmless() throws IOException {
    Product.Result result = check("good.wav|Good morning.\n");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(Json.parse(result.out(), "report").toString())
        .contains("recordings=1", "no line of metadata.csv names it")
        .doesNotContain("harmless=false");
  }
}
