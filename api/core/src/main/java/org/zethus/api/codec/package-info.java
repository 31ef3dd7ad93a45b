/**
 * Neural codecs: a waveform in, codes out, and back.
 *
 * <p>A plugin registers one {@link CodecPlugin} service. A recipe names it by id, loads it with a
 * checkpoint, and gets a {@link Codec}, which holds the weights until it is closed. {@link
 * ChunkedCodec} runs one on recordings of any length; {@link CodeFile} keeps codes on disk.
 */
@Export
@Version("1.1.0")
@NullMarked
package org.zethus.api.codec;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
