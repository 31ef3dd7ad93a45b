/**
 * Installs, updates and removes plugins while the platform runs.
 *
 * <p>{@link Installer#offer} fetches a jar and says what it is and where it comes from, so that a
 * person can see it first; what is installed is kept in the person's folder and started with the
 * platform from then on.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.install;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
