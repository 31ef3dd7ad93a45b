package org.zethus.launcher;

import java.util.Set;
import org.zethus.command.CommandParser;
import org.zethus.command.Invocation;
import org.zethus.command.SayArguments;

/** How much of the product a command needs. */
enum Extent {
  /** The platform, and what speaks where nobody is named. */
  VOICE(3),

  /** All plugins. */
  PLUGINS(4),

  /** Commands will be typed or listed, too. */
  SESSION(5);

  private static final Set<String> SESSIONS = Set.of(CommandParser.SHELL, "exec");

  private final int level;

  Extent(int level) {
    this.level = level;
  }

  /** {@return the last start level, as the folders of the bundles count them} */
  int level() {
    return level;
  }

  static Extent of(Invocation invocation, Installation installation) {
    if (SESSIONS.contains(invocation.command())) {
      return SESSION;
    }
    // A plugin of the person's may need any other, or be preferred to the product's.
    return invocation.arguments() instanceof SayArguments say
            && namesNobody(say)
            && installation.ownPlugins().isEmpty()
        ? VOICE
        : PLUGINS;
  }

  private static boolean namesNobody(SayArguments say) {
    return say.voice.isEmpty()
        && say.engine.isEmpty()
        && say.model.isEmpty()
        && say.checkpoint.isEmpty()
        && say.vocoder.isEmpty()
        && say.recogniser.isEmpty()
        && say.prompt == null;
  }
}
