/** Shell commands: one line each that asks a service. */
@NullMarked
package org.zethus.shell;

import org.jspecify.annotations.NullMarked;
