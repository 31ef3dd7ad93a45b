/** Sound files: WAV and FLAC in, {@link org.zethus.api.audio.Waveform} out, and back. */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.dsp.file;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
