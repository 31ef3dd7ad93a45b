package org.zethus.evaluator.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.audio.Waveform;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.embedding.Embedder;
import org.zethus.api.embedding.Embeddings;
import org.zethus.api.evaluator.Evaluator;
import org.zethus.api.evaluator.EvaluatorPlugin;
import org.zethus.api.evaluator.Scores;
import org.zethus.api.plugin.ZethusException;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.contract.EmbedderContract;
import org.zethus.testkit.contract.EvaluatorContract;

class SimilarityTest {
  @TempDir Path folder;

  /** Utterances a and b with five random vectors each around {@code centre}. */
  private static Manifest corpus(Path folder, int width, double centre) {
    List<Utterance> utterances = new ArrayList<>();
    Random random = new Random(3);
    for (String id : new String[] {"a", "b"}) {
      float[][] vectors = new float[5][width];
      for (float[] vector : vectors) {
        for (int d = 0; d < width; d++) {
          vector[d] = (float) (centre + random.nextGaussian());
        }
      }
      Embeddings.of(width, vectors).write(folder.resolve(id + ".safetensors"));
      utterances.add(new Utterance(id, "").withFiles(Map.of("embedding", id + ".safetensors")));
    }
    return new Manifest(folder, utterances);
  }

  private Scores score(EvaluatorPlugin plugin, Manifest reference, Manifest generated) {
    try (Evaluator evaluator = plugin.open(TestRunContext.writingTo(folder.resolve("out")))) {
      return evaluator.evaluate(reference, generated);
    }
  }

  @Test
  void shiftedVectorsAreAsFarApartAsTheShift() {
    Manifest reference = corpus(folder.resolve("x"), 4, 0);
    Manifest generated = corpus(folder.resolve("y"), 4, 3);
    Scores scores = score(new FrechetPlugin(), reference, generated);
    assertThat(scores.summary().get("frechet_distance")).isCloseTo(4 * 9, within(1e-4));
    assertThat(scores.summary()).containsEntry("generated_vectors", 10.0);
    assertThat(scores.items().get(0).values().get("embedding_distance")).isCloseTo(6, within(1e-5));
    assertThat(score(new FrechetPlugin(), reference, reference).summary().get("frechet_distance"))
        .isCloseTo(0, within(1e-6));
  }

  @Test
  void distanceIsSymmetricAndCountsNoTurns() {
    Random random = new Random(8);
    List<double[]> x = new ArrayList<>();
    List<double[]> y = new ArrayList<>();
    List<double[]> turnedX = new ArrayList<>();
    List<double[]> turnedY = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      double[] a = {random.nextGaussian(), 2 * random.nextGaussian(), random.nextGaussian()};
      double[] b = {a[0] * random.nextGaussian() + 1, random.nextGaussian(), 0};
      x.add(a);
      y.add(b);
      turnedX.add(turned(a));
      turnedY.add(turned(b));
    }
    double distance = Gaussian.of(x).frechetDistance(Gaussian.of(y));
    assertThat(distance).isPositive();
    assertThat(Gaussian.of(y).frechetDistance(Gaussian.of(x))).isCloseTo(distance, within(1e-7));
    assertThat(Gaussian.of(turnedX).frechetDistance(Gaussian.of(turnedY)))
        .isCloseTo(distance, within(1e-7));
  }

  private static double[] turned(double[] v) {
    return new double[] {0.6 * v[0] - 0.8 * v[1], 0.8 * v[0] + 0.6 * v[1], v[2]};
  }

  @Test
  void similarityAsksForTheAngleAlone() {
    float[] vector = {1, -2, 3};
    assertThat(SpeakerSimilarity.cosine(vector, new float[] {2, -4, 6})).isCloseTo(1, within(1e-9));
    assertThat(SpeakerSimilarity.cosine(vector, new float[] {-1, 2, -3}))
        .isCloseTo(-1, within(1e-9));
    assertThat(SpeakerSimilarity.cosine(vector, new float[3])).isZero();
  }

  @Test
  void vectorsOfTwoEmbeddersAreNotCompared() {
    Manifest reference = corpus(folder.resolve("x"), 4, 0);
    Manifest generated = corpus(folder.resolve("y"), 5, 0);
    for (EvaluatorPlugin plugin : List.of(new FrechetPlugin(), new SpeakerPlugin())) {
      assertThatThrownBy(() -> score(plugin, reference, generated))
          .isInstanceOf(ZethusException.class)
          .hasMessageContainingAll("vectors of 4", "of 5", "same embedder");
      Manifest deaf = new Manifest(folder, List.of(new Utterance("a", "")));
      assertThatThrownBy(() -> score(plugin, reference, deaf))
          .isInstanceOf(ZethusException.class)
          .hasMessageContainingAll("embedding", "let a stage embedder/");
    }
  }

  @Test
  void statisticsDoNotCountTheLevel() {
    float[] sound = new float[32_000];
    float[] soft = new float[32_000];
    Random random = new Random(4);
    for (int i = 1; i < sound.length; i++) {
      sound[i] = (float) (0.9 * sound[i - 1] + 0.05 * random.nextGaussian());
      soft[i] = sound[i] / 8;
    }
    try (Embedder embedder = new MelStatistics()) {
      Embeddings first = embedder.embed(Waveform.mono(16_000, sound));
      assertThat(first.count()).isEqualTo(3);
      assertThat(
              SpeakerSimilarity.cosine(
                  first.mean(), embedder.embed(Waveform.mono(16_000, soft)).mean()))
          .isCloseTo(1, within(1e-4));
    }
  }

  @Nested
  class MelStatisticsTest extends EmbedderContract {
    @Override
    protected Embedder open() {
      return new MelStatistics();
    }
  }

  @Nested
  class FrechetTest extends Contract {
    @Override
    protected EvaluatorPlugin plugin() {
      return new FrechetPlugin();
    }
  }

  @Nested
  class SpeakerTest extends Contract {
    @Override
    protected EvaluatorPlugin plugin() {
      return new SpeakerPlugin();
    }
  }

  abstract static class Contract extends EvaluatorContract {
    @Override
    protected void prepare(TestRunContext context) {
      context.config("{}");
    }

    @Override
    protected Manifest reference(Path folder) {
      return corpus(folder, 3, 0);
    }

    @Override
    protected Manifest generated(Path folder) {
      return corpus(folder, 3, 1);
    }
  }
}
