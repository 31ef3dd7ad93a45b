package org.zethus.torch.vocoder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.SafeTensors;

/**
 * The utterances to train on, in the order of the input {@code mel}, with their sound from the
 * input {@code audio}, and their contours from inputs of their own.
 *
 * @param items those that have frames
 */
record VocoderCorpus(List<Item> items) {
  static final String MEL = "mel";
  private static final String AUDIO = "audio";

  /**
   * One utterance.
   *
   * @param id its name
   * @param audio sound file
   * @param mel safetensors with the tensor {@code mel}, (mel bins, frames)
   * @param contours safetensors by the name of their tensor, (frames)
   * @param frames how many there are
   */
  record Item(String id, Path audio, Path mel, Map<String, Path> contours, int frames) {}

  /**
   * Joins the inputs.
   *
   * @param contours inputs with one number per frame
   * @throws ZethusException if an utterance has frames and no sound or contour, frames of another
   *     height, or there are none at all
   */
  static VocoderCorpus read(RunContext context, MelSpec spec, List<String> contours) {
    Manifest mels = Manifest.read(context.input(MEL));
    Companion sounds = Companion.of(context, AUDIO, mels);
    List<Companion> others =
        contours.stream().map(name -> Companion.of(context, name, mels)).toList();
    List<Item> items = new ArrayList<>();
    for (Utterance utterance : mels.utterances()) {
      Path audio = sounds.file(utterance);
      Path mel = mels.file(utterance, MEL);
      int frames = frames(mel, spec);
      Map<String, Path> files = new LinkedHashMap<>();
      others.forEach(other -> files.put(other.role(), other.file(utterance)));
      if (frames > 0) {
        items.add(new Item(utterance.id(), audio, mel, files, frames));
      }
    }
    if (items.isEmpty()) {
      throw new ZethusException("nothing to train on: no mel frames in " + mels.folder());
    }
    return new VocoderCorpus(List.copyOf(items));
  }

  /** An input beside the mel frames. */
  private record Companion(
      String role, Manifest manifest, Map<String, Utterance> byId, Manifest mels) {
    static Companion of(RunContext context, String role, Manifest mels) {
      Manifest manifest = Manifest.read(context.input(role));
      return new Companion(role, manifest, manifest.byId(), mels);
    }

    Path file(Utterance utterance) {
      Utterance found = byId.get(utterance.id());
      if (found == null) {
        throw new ZethusException(
            "utterance '%s' has mel frames in %s and no %s in %s; make both of the same corpus"
                .formatted(
                    utterance.id(),
                    mels.folder(),
                    role.equals(AUDIO) ? "sound" : role,
                    manifest.folder()));
      }
      return manifest.file(found, role);
    }
  }

  private static int frames(Path mel, MelSpec spec) {
    try (SafeTensors file = SafeTensors.open(mel)) {
      long[] shape = file.shape(MEL);
      if (shape.length != 2 || shape[0] != spec.melBins()) {
        throw new ZethusException(
            "%s holds mel frames of shape %s, expected (%d, frames) by preprocess.n_mel"
                .formatted(mel, Arrays.toString(shape), spec.melBins()));
      }
      return Math.toIntExact(shape[1]);
    }
  }
}
