package org.zethus.runner.internal;

import org.jspecify.annotations.Nullable;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.ZethusException;

/** Which plugin reads the checkpoint in the role {@code vocoder}. */
final class VocoderChoice {
  static final String ROLE = "vocoder";

  private VocoderChoice() {}

  /**
   * {@return the plugin's id: the key {@code vocoder} of the stage's configuration, else the id of
   * the trainer that makes the checkpoint, else the key {@code vocoder} of its {@code config.json}}
   *
   * @param input what is in the role; null where nothing is
   */
  static String of(@Nullable Input input, Config config) {
    if (input == null) {
      return "";
    }
    if (config.get(ROLE) instanceof String id && !id.isEmpty()) {
      return id;
    }
    if (input instanceof Input.Made made
        && made.stage().uses().startsWith(TrainerKind.NAME + "/")) {
      return made.stage().uses().substring(TrainerKind.NAME.length() + 1);
    }
    if (input instanceof Input.Outside outside
        && Checkpoint.folder(outside.file()).config().get(ROLE) instanceof String id) {
      return id;
    }
    throw new ZethusException(
        "%s: nothing says which vocoder reads the checkpoint in the role 'vocoder'; set the key 'vocoder',"
                .formatted(config.source())
            + " e.g. \"vocos\", in the stage's config");
  }
}
