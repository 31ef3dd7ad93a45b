/** Configuration: JSON trees, and the records they are checked against. */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.api.config;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
