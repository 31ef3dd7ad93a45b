/**
 * Plugins come and go; calls hold leases.
 *
 * <p>{@link Registry} lists the plugins without starting them, leases one to a caller, and shares
 * what plugins have loaded. A plugin that leaves (removed, updated, stopped) is first hidden from
 * new calls and then waited for, so that nothing is pulled from under a running call.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.registry;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
