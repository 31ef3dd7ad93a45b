/** What belongs to what: phones to frames, frames of one recording to those of another. */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.dsp.align;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
