/** Sound to look at: spectrograms and waveforms as PNG files. */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.dsp.picture;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
