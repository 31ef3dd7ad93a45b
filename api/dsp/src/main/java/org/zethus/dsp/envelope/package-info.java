/**
 * Spectral envelopes: the response of the vocal tract without the harmonics of the voice, and few
 * numbers that describe it.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.dsp.envelope;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
