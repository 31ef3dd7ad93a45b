/**
 * What every plugin meets: its id, the device, the checkpoint it loads, the run it takes part in.
 */
@Export
@Version("1.1.0")
@NullMarked
package org.zethus.api.plugin;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
