package org.zethus.voice.bundle;

import org.zethus.api.config.Default;
import org.zethus.api.config.Key;

/**
 * How the stage {@code preprocessor/voice-bundle} is configured: who speaks, and with what.
 *
 * @param card what becomes {@code voice.json}
 * @param version of the bundle, e.g. {@code 1.0.0}; a hash of what is in it is appended
 */
record VoiceBundleConfig(@Key("voice") VoiceCard card, @Default("1.0.0") String version) {
  VoiceBundleConfig {
    if (!version.matches("\\d{1,9}(\\.\\d{1,9}){2}")) {
      throw new IllegalArgumentException(
          "need a version like 1.0.0, found '%s'".formatted(version));
    }
  }
}
