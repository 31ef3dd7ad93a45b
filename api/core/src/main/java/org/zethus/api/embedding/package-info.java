/**
 * Embeddings: a waveform in, vectors out that lie close together for sounds that are alike in what
 * the embedder hears, such as the speaker's voice or the kind of sound.
 *
 * <p>A plugin registers one {@link EmbedderPlugin} service. A recipe names it by id, loads it with
 * a checkpoint where it has weights, and gets an {@link Embedder}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.api.embedding;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
