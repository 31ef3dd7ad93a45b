package org.zethus.api.plugin;

import org.osgi.annotation.versioning.ConsumerType;

/** What every task's plugin service is. Light: it loads nothing until it is asked to. */
@ConsumerType
public interface Plugin {
  /**
   * {@return the record a stage's configuration is checked against; its keys, and no others, count
   * for whether a finished artifact is current}
   */
  default Class<? extends Record> configType() {
    return NoConfig.class;
  }

  /** For a stage that is not configured. */
  record NoConfig() {}
}
