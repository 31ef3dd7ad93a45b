package org.zethus.api.config;

import java.util.List;
import org.zethus.api.plugin.ZethusException;

/** A configuration says something that nobody can follow; the message lists every problem found. */
public final class ConfigException extends ZethusException {
  private static final long serialVersionUID = 1L;

  public ConfigException(String message) {
    super(message);
  }

  static ConfigException of(String source, List<String> problems) {
    return new ConfigException(
        problems.size() == 1
            ? source + ": " + problems.get(0)
            : source + ":\n  " + String.join("\n  ", problems));
  }
}
