package org.zethus.runner.internal;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zethus.api.audio.PitchContour;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.vocoder.Vocoder;

/**
 * F0 of utterances from the role {@code pitch}, for vocoders that need it.
 *
 * @param manifest null where none is needed
 * @param byId its utterances
 */
record Contours(@Nullable Manifest manifest, Map<String, Utterance> byId) {
  static final String PITCH = "pitch";

  /**
   * Reads the role where the vocoder needs it.
   *
   * @param id the vocoder's, for messages
   * @throws ZethusException if the stage has no such input
   */
  static Contours read(RunContext context, Vocoder vocoder, String id) {
    if (!vocoder.needsPitch()) {
      return new Contours(null, Map.of());
    }
    if (!context.inputs().contains(PITCH)) {
      throw new ZethusException(
          ("vocoder '%s' needs F0: give the stage an input \"%s\" made by preprocessor/pitch of the"
                  + " utterances that the mel frames are of")
              .formatted(id, PITCH));
    }
    Manifest manifest = Manifest.read(context.input(PITCH));
    return new Contours(manifest, manifest.byId());
  }

  /** {@return an utterance's F0; null where none is needed} */
  @Nullable PitchContour of(Utterance utterance) {
    if (manifest == null) {
      return null;
    }
    Utterance voiced = byId.get(utterance.id());
    if (voiced == null) {
      throw new ZethusException(
          "utterance '%s' has mel frames and no F0 in %s; make both of the same corpus"
              .formatted(utterance.id(), manifest.folder()));
    }
    try (SafeTensors tensors = SafeTensors.open(manifest.file(voiced, PITCH))) {
      return PitchContour.of(tensors.get(PITCH).floats());
    }
  }
}
