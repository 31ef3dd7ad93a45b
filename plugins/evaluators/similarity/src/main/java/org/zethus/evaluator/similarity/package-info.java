/**
 * Measures of embeddings: the Fréchet distance of two sets of sounds, the similarity of speakers,
 * and an embedder without weights.
 */
@NullMarked
package org.zethus.evaluator.similarity;

import org.jspecify.annotations.NullMarked;
