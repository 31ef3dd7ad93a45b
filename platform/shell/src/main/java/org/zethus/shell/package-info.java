/**
 * The commands: each parses nothing and computes nothing, but asks a service and shows the answer.
 *
 * <p>An {@link org.zethus.command.Invocation} comes in, from the launcher or from the interactive
 * shell; {@link CommandRouter} finds its {@link Command} and turns failures into messages and exit
 * codes. Results go to standard output, progress and messages to standard error.
 */
@NullMarked
package org.zethus.shell;

import org.jspecify.annotations.NullMarked;
