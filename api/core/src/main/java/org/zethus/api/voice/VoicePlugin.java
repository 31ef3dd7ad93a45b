package org.zethus.api.voice;

import org.osgi.annotation.versioning.ConsumerType;
import org.zethus.api.plugin.Plugin;

/** Offers a voice by its id. */
@ConsumerType
public interface VoicePlugin extends Plugin {
  /** {@return the voice; nothing is loaded yet} */
  Voice voice();
}
