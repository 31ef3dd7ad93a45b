/**
 * The command line: what each command takes, and the service that answers it.
 *
 * <p>The launcher parses before anything else starts, so that a mistyped option is answered at
 * once; the interactive shell parses with the same classes.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.command;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
