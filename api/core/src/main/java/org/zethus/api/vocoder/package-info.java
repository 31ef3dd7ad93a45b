/**
 * Vocoders: log-mel frames and, for some, F0 in; waveform out.
 *
 * <p>A plugin registers one {@link VocoderPlugin} service. A recipe names it by id, loads it with a
 * checkpoint, and gets a {@link Vocoder}, which holds the weights until it is closed.
 */
@Export
@Version("1.1.0")
@NullMarked
package org.zethus.api.vocoder;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
