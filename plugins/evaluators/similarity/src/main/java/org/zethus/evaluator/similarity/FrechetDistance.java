package org.zethus.evaluator.similarity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.embedding.Embeddings;
import org.zethus.api.evaluator.Evaluator;
import org.zethus.api.evaluator.Scores;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.dsp.score.Summary;

/**
 * Fréchet distance of two sets of sounds: that of the normal distributions of all their vectors,
 * whoever is whose counterpart. What it means depends on the embedder: with VGGish it is the
 * Fréchet audio distance. Beside it, each utterance's distance from its counterpart's mean vector.
 *
 * @see <a href="https://arxiv.org/abs/1812.08466">Kilgour et al. 2019</a>
 */
final class FrechetDistance implements Evaluator {
  static final String MEASURE = "Fréchet distance of embeddings";

  private final RunContext context;

  FrechetDistance(RunContext context) {
    this.context = context;
  }

  @Override
  public Scores evaluate(Manifest reference, Manifest generated) {
    Map<String, Embeddings> expected = read(reference);
    Map<String, Embeddings> found = read(generated);
    List<double[]> expectedVectors = vectors(reference, expected);
    List<double[]> foundVectors = vectors(generated, found);
    EmbeddingFiles.requireEqualWidths(
        reference, expectedVectors.get(0).length, generated, foundVectors.get(0).length);
    List<Scores.Item> items = new ArrayList<>();
    found.forEach(
        (id, embeddings) -> {
          Embeddings counterpart = expected.get(id);
          if (counterpart != null && counterpart.count() > 0 && embeddings.count() > 0) {
            double distance = distance(counterpart.mean(), embeddings.mean());
            items.add(new Scores.Item(id, Map.of("embedding_distance", distance)));
          }
        });
    Map<String, Double> summary = new LinkedHashMap<>();
    summary.put(
        "frechet_distance",
        Gaussian.of(expectedVectors).frechetDistance(Gaussian.of(foundVectors)));
    summary.put("reference_vectors", (double) expectedVectors.size());
    summary.put("generated_vectors", (double) foundVectors.size());
    summary.putAll(Summary.of(MEASURE, items).summary());
    return new Scores(MEASURE, items, summary);
  }

  private Map<String, Embeddings> read(Manifest manifest) {
    Map<String, Embeddings> embeddings = new LinkedHashMap<>();
    for (Utterance utterance : EmbeddingFiles.embedded(manifest)) {
      context.cancel().throwIfCancelled();
      embeddings.put(utterance.id(), EmbeddingFiles.read(manifest, utterance));
    }
    return embeddings;
  }

  private static List<double[]> vectors(Manifest manifest, Map<String, Embeddings> utterances) {
    List<double[]> vectors = new ArrayList<>();
    for (Embeddings embeddings : utterances.values()) {
      for (int i = 0; i < embeddings.count(); i++) {
        float[] vector = embeddings.vector(i);
        double[] wide = new double[vector.length];
        for (int d = 0; d < wide.length; d++) {
          wide[d] = vector[d];
        }
        vectors.add(wide);
      }
    }
    if (vectors.size() < 2) {
      throw new ZethusException(
          "%s has %d vectors, a distribution needs at least 2, and many more than their width to mean something"
              .formatted(manifest.folder(), vectors.size()));
    }
    return vectors;
  }

  private static double distance(float[] first, float[] second) {
    double sum = 0;
    for (int d = 0; d < first.length; d++) {
      double difference = (double) first[d] - second[d];
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }
}
