/**
 * Fundamental frequency: samples in, F0 in Hz per frame out, 0 where unvoiced; and what is made of
 * it.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.dsp.pitch;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
