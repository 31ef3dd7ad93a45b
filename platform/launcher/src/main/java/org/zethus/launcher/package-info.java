/** The main class: starts Felix, runs one command or the shell, and says how it ended. */
@NullMarked
package org.zethus.launcher;

import org.jspecify.annotations.NullMarked;
