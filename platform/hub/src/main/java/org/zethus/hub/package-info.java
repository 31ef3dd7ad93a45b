/** Checkpoints by name: folders of this machine, and what Hugging Face's tools have downloaded. */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.hub;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
