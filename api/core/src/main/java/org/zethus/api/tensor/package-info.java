/** Named arrays in files: safetensors, read with bounds checked and written atomically. */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.api.tensor;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
