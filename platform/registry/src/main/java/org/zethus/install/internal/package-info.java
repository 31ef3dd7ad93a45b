/** The installer over the framework's bundles. */
@NullMarked
package org.zethus.install.internal;

import org.jspecify.annotations.NullMarked;
