/**
 * Plugins of every task that need no engine and no weights, compute in microseconds and keep their
 * contracts: for tests of what stands around plugins.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.testkit.fake;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
