/**
 * Automatic speech recognition: a waveform in, what is said in it out.
 *
 * <p>A plugin registers one {@link RecogniserPlugin} service. A recipe names it by id, loads it
 * with a checkpoint, and gets a {@link Recogniser}, which holds the weights until it is closed.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.api.asr;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
