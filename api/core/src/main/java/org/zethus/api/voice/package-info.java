/** Voices: weights that ship, ready to speak. */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.api.voice;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
