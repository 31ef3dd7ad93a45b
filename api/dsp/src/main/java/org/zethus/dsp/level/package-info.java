/** How loud sound is: loudness as heard, and where silence begins. */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.dsp.level;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
