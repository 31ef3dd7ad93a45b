/**
 * Durations for corpora that bring none: a model of each phone's sound and the alignment of all
 * utterances find one another in turn.
 *
 * <pre>
 * mel ──> Cepstra ──┐
 * phones ───────────┴─> ViterbiTraining: PhoneModels ⇄ monotonic alignment ──> durations
 * </pre>
 */
@NullMarked
package org.zethus.fastspeech2.alignment;

import org.jspecify.annotations.NullMarked;
