/** Sound as values: samples, log-mel frames, and how the one becomes the other. */
@Export
@Version("1.1.0")
@NullMarked
package org.zethus.api.audio;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
