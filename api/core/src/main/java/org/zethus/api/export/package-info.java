/**
 * Export: a checkpoint in, files that other programs run out.
 *
 * <p>A plugin registers one {@link ExporterPlugin} service with the id of the model it writes.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.api.export;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
