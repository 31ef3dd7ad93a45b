/**
 * Signal processing in plain Java: samples in, spectra, mel frames and other features out; the same
 * numbers on every machine.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.dsp;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
