package org.zethus.runner.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.asr.Transcript;
import org.zethus.api.audio.Waveform;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.embedding.Embeddings;
import org.zethus.api.plugin.ZethusException;
import org.zethus.dsp.file.AudioFiles;

/** Stages that listen: recognisers and embedders. */
class ListeningKindsTest {
  private static final String STAGES =
      """
          { name: "heard", uses: "recogniser/levels", in: { checkpoint: "asr", audio: "sounds" },
            config: { language: "en" } },
          { name: "vectors", uses: "embedder/levels", in: { audio: "sounds" }, config: { last_utterances: 1 } },
      """;

  @TempDir Path folder;
  private House house;

  @BeforeEach
  void build() throws IOException {
    house = new House(folder);
    Files.createDirectories(folder.resolve("asr"));
    house.write("asr/config.json", "{sample_rate: 8000, words: ['soft', 'loud']}");
    Path sounds = Files.createDirectories(folder.resolve("sounds"));
    AudioFiles.write(sounds.resolve("a.wav"), Waveform.mono(8000, level(0.2f)));
    AudioFiles.write(sounds.resolve("b.wav"), Waveform.mono(8000, level(0.8f)));
    new Manifest(
            sounds,
            List.of(
                new Utterance("a", "softly").withFiles(Map.of("audio", "a.wav")),
                new Utterance("b", "loudly").withFiles(Map.of("audio", "b.wav"))))
        .write();
    write(STAGES);
  }

  private static float[] level(float value) {
    float[] samples = new float[4000];
    Arrays.fill(samples, 1000, 2000, value);
    return samples;
  }

  private void write(String stages) throws IOException {
    house.write("recipe.json", "{recipe: 'asr/fake', stages: [" + stages + "]}");
  }

  @Test
  void whatIsHeardStandsBesideWhatWasToBeSaid() {
    house.run("ws");
    Manifest heard = Manifest.read(house.workspace("ws").resolve("heard"));
    assertThat(heard.utterances()).extracting(Utterance::text).containsExactly("softly", "loudly");
    assertThat(heard.utterances())
        .extracting(utterance -> Transcript.read(heard.file(utterance, "transcript")))
        .extracting(Transcript::text, Transcript::language)
        .containsExactly(tuple("soft", "en"), tuple("loud", "en"));
    assertThat(house.registry.lent()).isZero();
  }

  @Test
  void soundBecomesVectors() {
    house.run("ws");
    Manifest vectors = Manifest.read(house.workspace("ws").resolve("vectors"));
    assertThat(vectors.utterances()).extracting(Utterance::id).containsExactly("b");
    Embeddings embeddings = Embeddings.read(vectors.file(vectors.utterances().get(0), "embedding"));
    assertThat(embeddings.count()).isEqualTo(2);
    assertThat(embeddings.width()).isEqualTo(3);
  }

  @Test
  void aRecogniserNeedsACheckpoint() throws IOException {
    write(STAGES.replace("checkpoint: \"asr\", ", ""));
    assertThatThrownBy(() -> house.run("ws"))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("heard", "[audio]", "checkpoint");
  }
}
