package org.zethus.evaluator.similarity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zethus.api.data.Manifest;
import org.zethus.api.embedding.Embeddings;
import org.zethus.api.evaluator.Evaluator;
import org.zethus.api.evaluator.Scores;
import org.zethus.api.plugin.RunContext;
import org.zethus.dsp.score.Summary;
import org.zethus.dsp.score.UtterancePair;

/**
 * Similarity of speakers: the cosine of the angle between an utterance's mean vector and its
 * counterpart's, from -1 to 1. The summary has the mean over all pairs of a reference and a
 * generated utterance, too. What it means depends on the embedder.
 */
final class SpeakerSimilarity implements Evaluator {
  static final String MEASURE = "cosine similarity of embeddings";

  private static final double EPSILON = 1e-8;

  private final RunContext context;

  SpeakerSimilarity(RunContext context) {
    this.context = context;
  }

  @Override
  public Scores evaluate(Manifest reference, Manifest generated) {
    List<UtterancePair> pairs = UtterancePair.match(reference, generated);
    List<float[]> expected = new ArrayList<>();
    List<float[]> found = new ArrayList<>();
    List<Scores.Item> items = new ArrayList<>();
    for (UtterancePair pair : pairs) {
      context.cancel().throwIfCancelled();
      Embeddings original = EmbeddingFiles.read(reference, pair.reference());
      Embeddings made = EmbeddingFiles.read(generated, pair.generated());
      EmbeddingFiles.requireEqualWidths(reference, original.width(), generated, made.width());
      Map<String, Double> values = new LinkedHashMap<>();
      if (original.count() > 0 && made.count() > 0) { // else one is too short to tell
        expected.add(original.mean());
        found.add(made.mean());
        values.put("speaker_similarity", cosine(original.mean(), made.mean()));
      }
      items.add(new Scores.Item(pair.generated().id(), values));
      context.progress().report(items.size(), pairs.size(), pair.generated().id());
    }
    Map<String, Double> summary = new LinkedHashMap<>(Summary.of(MEASURE, items).summary());
    summary.put("speaker_similarity_overall", overall(expected, found));
    return new Scores(MEASURE, items, summary);
  }

  /** {@return the mean over all pairs; NaN of none} */
  static double overall(List<float[]> reference, List<float[]> generated) {
    return reference.stream()
        .flatMapToDouble(first -> generated.stream().mapToDouble(second -> cosine(first, second)))
        .average()
        .orElse(Double.NaN);
  }

  static double cosine(float[] first, float[] second) {
    double product = 0;
    double firstSquares = 0;
    double secondSquares = 0;
    for (int d = 0; d < first.length; d++) {
      product += (double) first[d] * second[d];
      firstSquares += (double) first[d] * first[d];
      secondSquares += (double) second[d] * second[d];
    }
    double norms =
        Math.max(Math.sqrt(firstSquares), EPSILON) * Math.max(Math.sqrt(secondSquares), EPSILON);
    return product / norms;
  }
}
