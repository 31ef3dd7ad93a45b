package org.zethus.command;

/**
 * A command as it was typed, parsed.
 *
 * @param command its name, e.g. {@code say}
 * @param arguments e.g. {@link SayArguments}, by the command
 * @param verbose whether a failure shows its stack trace
 */
public record Invocation(String command, Object arguments, boolean verbose) {}
