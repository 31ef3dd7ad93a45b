package org.zethus.command;

/** {@code zethus} alone: the interactive shell. */
public final class ShellArguments {}
