package org.zethus.torch.tts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zethus.api.audio.Waveform;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.tensor.Tensor;
import org.zethus.dsp.file.AudioFiles;

/**
 * An utterance with the files of its features. A feature's role in a stage's {@code in}, its key in
 * the manifest and its tensor's name are the same.
 *
 * @param utterance text, phones and speaker
 * @param files by role
 */
public record JoinedUtterance(Utterance utterance, Map<String, Path> files) {
  /** The role of the manifest that the others are joined with. */
  public static final String UTTERANCES = "utterances";

  /** Sound. */
  public static final String AUDIO = "audio";

  /** Log-mel frames. */
  public static final String MEL = "mel";

  /** F0 in Hz. */
  public static final String PITCH = "pitch";

  /** Energy. */
  public static final String ENERGY = "energy";

  /** Frames per phone. */
  public static final String DURATIONS = "durations";

  public JoinedUtterance {
    files = Map.copyOf(files);
  }

  /**
   * Joins the manifests of a run's inputs by the utterances' ids.
   *
   * @param roles of the features
   * @return in the order of {@value #UTTERANCES}; at least one
   * @throws ZethusException if a feature of an utterance is missing, or there are no utterances
   */
  public static List<JoinedUtterance> read(RunContext context, List<String> roles) {
    Manifest utterances = Manifest.read(context.input(UTTERANCES));
    Map<String, Manifest> manifests = new LinkedHashMap<>();
    Map<String, Map<String, Utterance>> byId = new LinkedHashMap<>();
    for (String role : roles) {
      Manifest manifest = Manifest.read(context.input(role));
      manifests.put(role, manifest);
      byId.put(role, manifest.byId());
    }
    List<JoinedUtterance> joined = new ArrayList<>();
    for (Utterance utterance : utterances.utterances()) {
      context.cancel().throwIfCancelled();
      Map<String, Path> files = new LinkedHashMap<>();
      manifests.forEach(
          (role, manifest) -> {
            Utterance feature = byId.getOrDefault(role, Map.of()).get(utterance.id());
            if (feature == null) {
              throw new ZethusException(
                  "utterance '%s' of %s is not in %s, the '%s' of this stage. Were both made from the same corpus?"
                      .formatted(utterance.id(), utterances.folder(), manifest.folder(), role));
            }
            files.put(role, manifest.file(feature, role));
          });
      joined.add(new JoinedUtterance(utterance, files));
    }
    if (joined.isEmpty()) {
      throw new ZethusException(
          "nothing to train on: %s has no utterances".formatted(utterances.folder()));
    }
    return joined;
  }

  /** {@return the file of a feature} */
  public Path file(String role) {
    Path file = files.get(role);
    if (file == null) {
      throw new IllegalStateException("no file of " + role);
    }
    return file;
  }

  /**
   * {@return how many log-mel frames there are}
   *
   * @throws ZethusException if there are none, or of another height
   */
  public int melFrames(int melBins) {
    Path file = existing(MEL);
    try (SafeTensors tensors = SafeTensors.open(file)) {
      long[] shape = tensors.shape(MEL);
      if (shape.length != 2 || shape[0] != melBins || shape[1] < 1) {
        throw new ZethusException(
            "%s: mel has the shape %s, expected (%d, frames) by n_mel"
                .formatted(file, Arrays.toString(shape), melBins));
      }
      return Math.toIntExact(shape[1]);
    }
  }

  /**
   * {@return the samples of its sound}
   *
   * @param sampleRate the rate it is to have
   * @throws ZethusException if it has another rate or more than one channel
   */
  public float[] samples(int sampleRate) {
    Path file = existing(AUDIO);
    Waveform waveform = AudioFiles.read(file);
    if (waveform.sampleRate() != sampleRate || waveform.channels() != 1) {
      throw new ZethusException(
          "%s has %d channels of %d Hz, expected mono sound of %d Hz. Give the stage that made the sound the same preprocess.sample_rate."
              .formatted(file, waveform.channels(), waveform.sampleRate(), sampleRate));
    }
    return waveform.samples();
  }

  /** {@return the log-mel frames, (mel bins, frames) row by row} */
  public float[] mel() {
    return tensor(MEL).floats();
  }

  /**
   * {@return frames per phone}
   *
   * @throws ZethusException if they are not those of the utterance's phones, or do not sum to
   *     {@code frames}
   */
  public int[] durations(int frames) {
    long[] durations = tensor(DURATIONS).longs();
    long sum = 0;
    for (long duration : durations) {
      if (duration < 0) {
        throw new ZethusException(
            "%s: found a duration of %d frames".formatted(file(DURATIONS), duration));
      }
      sum += duration;
    }
    int phones = utterance.phones().size();
    if (durations.length != phones || sum != frames) {
      throw new ZethusException(
          "%s: found %d durations of together %d frames, expected one for each of the %d phones of '%s' and %d frames as its mel has"
              .formatted(file(DURATIONS), durations.length, sum, phones, utterance.id(), frames));
    }
    return Arrays.stream(durations).mapToInt(Math::toIntExact).toArray();
  }

  /**
   * {@return a feature of one value per frame}
   *
   * @throws ZethusException if it has another number of frames
   */
  public float[] perFrame(String role, int frames) {
    float[] values = tensor(role).floats();
    if (values.length != frames) {
      throw new ZethusException(
          "%s: %s has %d frames, the mel of '%s' has %d. Were both made with the same hop_size?"
              .formatted(file(role), role, values.length, utterance.id(), frames));
    }
    return values;
  }

  private Tensor tensor(String role) {
    try (SafeTensors tensors = SafeTensors.open(existing(role))) {
      return tensors.get(role);
    }
  }

  private Path existing(String role) {
    Path file = file(role);
    if (!Files.isRegularFile(file)) {
      throw new ZethusException(
          "no file %s, which its manifest names. Run the stage that makes it again."
              .formatted(file));
    }
    return file;
  }
}
