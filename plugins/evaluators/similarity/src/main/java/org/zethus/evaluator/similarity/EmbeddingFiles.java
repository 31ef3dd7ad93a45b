package org.zethus.evaluator.similarity;

import java.util.List;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.embedding.Embeddings;
import org.zethus.api.plugin.ZethusException;

/** The vectors that a stage {@code embedder/…} wrote beside utterances. */
final class EmbeddingFiles {
  private static final String EMBEDDING = "embedding";

  private EmbeddingFiles() {}

  /** {@return the utterances that an embedder listened to; at least one} */
  static List<Utterance> embedded(Manifest manifest) {
    List<Utterance> embedded =
        manifest.utterances().stream()
            .filter(utterance -> utterance.files().containsKey(EMBEDDING))
            .toList();
    if (embedded.isEmpty()) {
      throw new ZethusException(
          "no utterance in %s has an embedding; let a stage embedder/… make them first"
              .formatted(manifest.folder()));
    }
    return embedded;
  }

  static Embeddings read(Manifest manifest, Utterance utterance) {
    if (!utterance.files().containsKey(EMBEDDING)) {
      throw new ZethusException(
          "utterance '%s' in %s has no embedding; let a stage embedder/… make it first"
              .formatted(utterance.id(), manifest.folder()));
    }
    return Embeddings.read(manifest.file(utterance, EMBEDDING));
  }

  /** Refuses vectors that were made by different embedders. */
  static void requireEqualWidths(Manifest reference, int width, Manifest generated, int other) {
    if (width != other) {
      throw new ZethusException(
          "%s has vectors of %d and %s of %d; let the same embedder listen to both"
              .formatted(reference.folder(), width, generated.folder(), other));
    }
  }
}
