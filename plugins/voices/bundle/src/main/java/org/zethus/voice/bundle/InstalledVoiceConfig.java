package org.zethus.voice.bundle;

import org.jspecify.annotations.Nullable;
import org.zethus.api.config.Default;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.voice.Voice;

/**
 * How the stage {@code preprocessor/installed-voice} is configured.
 *
 * @param voice id of an installed voice
 * @param part which of its two checkpoints
 */
record InstalledVoiceConfig(@Default("starter") String voice, @Default("model") Part part) {
  /** What a voice speaks with. */
  enum Part {
    MODEL,
    VOCODER;

    /** {@return the checkpoint} */
    Checkpoint of(Voice voice, String id) {
      Voice.@Nullable Part part = this == MODEL ? voice.model() : voice.vocoder();
      if (part == null) {
        throw new ZethusException(
            "voice '%s' has no vocoder: its model '%s' makes waveforms; set part to \"model\""
                .formatted(id, voice.model().plugin()));
      }
      return part.checkpoint();
    }
  }
}
