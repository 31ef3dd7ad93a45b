package org.zethus.fastspeech2;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.tensor.Tensor;
import org.zethus.dsp.pitch.F0;
import org.zethus.fastspeech2.FastSpeech2Config.Features;
import org.zethus.text.SymbolTable;

/**
 * The utterances of a training run, joined from the manifests of their features by id. Pitch,
 * energy and durations are in memory; mel frames, the bulk, stay in their files until a batch wants
 * them.
 *
 * @param items in the order of the manifest; at least one
 */
record Corpus(List<Item> items) {
  /** The roles a stage's {@code in} gives. */
  static final String UTTERANCES = "utterances";

  /** Log-mel frames. */
  static final String MEL = "mel";

  /** F0 in Hz. */
  static final String PITCH = "pitch";

  /** Energy. */
  static final String ENERGY = "energy";

  /** Frames per phone. */
  static final String DURATIONS = "durations";

  /**
   * One utterance.
   *
   * @param utterance text, phones and speaker
   * @param durations frames per phone, summing to {@code frames}
   * @param frames number of mel frames
   * @param mel file of the tensor {@code mel}, (mel bins, frames)
   * @param pitch per phone or per frame, on the scale of the statistics; NaN without a voiced frame
   * @param energy likewise
   */
  record Item(
      Utterance utterance, int[] durations, int frames, Path mel, float[] pitch, float[] energy) {

    /** {@return the log-mel frames, (mel bins, frames) row by row} */
    float[] readMel() {
      try (SafeTensors file = SafeTensors.open(mel)) {
        return file.get(MEL).floats();
      }
    }
  }

  Corpus {
    items = List.copyOf(items);
  }

  /**
   * Reads the inputs of a run.
   *
   * @throws ZethusException if they do not fit together; the message names the utterance
   */
  static Corpus read(RunContext context, Features features) {
    if (!context.inputs().contains(DURATIONS)) {
      throw new ZethusException(
          "no input 'durations': give this stage those of preprocessor/durations where the corpus brings an alignment, those of preprocessor/aligned-durations where it does not");
    }
    Manifest utterances = Manifest.read(context.input(UTTERANCES));
    Map<String, Manifest> manifests = new LinkedHashMap<>();
    for (String role : List.of(MEL, PITCH, ENERGY, DURATIONS)) {
      manifests.put(role, Manifest.read(context.input(role)));
    }
    Map<String, Map<String, Utterance>> byId = new LinkedHashMap<>();
    manifests.forEach((role, manifest) -> byId.put(role, manifest.byId()));
    List<Item> items = new ArrayList<>();
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
      items.add(item(utterance, files, features));
    }
    if (items.isEmpty()) {
      throw new ZethusException(
          "nothing to train on: %s has no utterances".formatted(utterances.folder()));
    }
    return new Corpus(items);
  }

  private static Item item(Utterance utterance, Map<String, Path> files, Features features) {
    Reader reader = new Reader(utterance.id());
    Path mel = at(files, MEL);
    int frames = reader.melFrames(mel, features.melBins());
    int[] durations = reader.durations(at(files, DURATIONS), utterance.phones().size(), frames);
    float[] pitch =
        scaled(
            contour(reader.perFrame(at(files, PITCH), PITCH, frames)), features.useLogScalePitch());
    float[] energy =
        scaled(reader.perFrame(at(files, ENERGY), ENERGY, frames), features.useLogScaleEnergy());
    return new Item(
        utterance,
        durations,
        frames,
        mel,
        features.useFramePitch() ? pitch : PhoneLevel.means(pitch, durations),
        features.useFrameEnergy() ? energy : PhoneLevel.means(energy, durations));
  }

  private static Path at(Map<String, Path> files, String role) {
    Path file = files.get(role);
    if (file == null) {
      throw new IllegalStateException("no file of " + role);
    }
    return file;
  }

  /**
   * F0 with straight lines through its unvoiced stretches (section 2.3): pitch goes on where it
   * cannot be heard. NaN throughout where no frame is voiced.
   */
  private static float[] contour(float[] f0) {
    double[] wide = new double[f0.length];
    Arrays.setAll(wide, t -> f0[t]);
    double[] track = F0.interpolate(wide);
    float[] contour = new float[f0.length];
    for (int t = 0; t < contour.length; t++) {
      contour[t] = track[t] > 0 ? (float) track[t] : Float.NaN;
    }
    return contour;
  }

  /** A quiet frame has an energy, if a small one: its logarithm must not run away. */
  private static final double LOG_FLOOR = 1e-3;

  private static float[] scaled(float[] values, boolean log) {
    if (!log) {
      return values;
    }
    float[] scaled = new float[values.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (float) StrictMath.log(Math.max(values[i], LOG_FLOOR));
    }
    return scaled;
  }

  /** {@return pitch and energy over all utterances} */
  Statistics statistics() {
    return new Statistics(
        Statistics.Feature.of(items.stream().map(Item::pitch).toList()),
        Statistics.Feature.of(items.stream().map(Item::energy).toList()));
  }

  /** {@return all symbols that occur} */
  SymbolTable symbols() {
    return SymbolTable.of(items.stream().map(item -> item.utterance().phones()).toList());
  }

  /** {@return all speakers that occur, in alphabetical order} */
  List<String> speakers() {
    TreeSet<String> speakers = new TreeSet<>();
    items.forEach(item -> speakers.add(item.utterance().speaker()));
    return List.copyOf(speakers);
  }

  /** {@return the number of frames of each utterance} */
  int[] frames() {
    return items.stream().mapToInt(Item::frames).toArray();
  }

  /** Reads one utterance's features and says which of them is not as long as it should be. */
  private record Reader(String id) {
    int melFrames(Path file, int melBins) {
      try (SafeTensors tensors = SafeTensors.open(existing(file))) {
        long[] shape = tensors.shape(MEL);
        if (shape.length != 2 || shape[0] != melBins || shape[1] < 1) {
          throw new ZethusException(
              "%s: mel has the shape %s, expected (%d, frames) by n_mel"
                  .formatted(file, Arrays.toString(shape), melBins));
        }
        return Math.toIntExact(shape[1]);
      }
    }

    int[] durations(Path file, int phones, int frames) {
      long[] durations = tensor(file, DURATIONS).longs();
      long sum = 0;
      for (long duration : durations) {
        if (duration < 0) {
          throw new ZethusException("%s: found a duration of %d frames".formatted(file, duration));
        }
        sum += duration;
      }
      if (durations.length != phones || sum != frames) {
        throw new ZethusException(
            "%s: found %d durations of together %d frames, expected one for each of the %d phones of '%s' and %d frames as its mel has"
                .formatted(file, durations.length, sum, phones, id, frames));
      }
      return Arrays.stream(durations).mapToInt(Math::toIntExact).toArray();
    }

    float[] perFrame(Path file, String role, int frames) {
      float[] values = tensor(file, role).floats();
      if (values.length != frames) {
        throw new ZethusException(
            "%s: %s has %d frames, the mel of '%s' has %d. Were both made with the same hop_size?"
                .formatted(file, role, values.length, id, frames));
      }
      return values;
    }

    private static Tensor tensor(Path file, String name) {
      try (SafeTensors tensors = SafeTensors.open(existing(file))) {
        return tensors.get(name);
      }
    }

    private static Path existing(Path file) {
      if (!Files.isRegularFile(file)) {
        throw new ZethusException(
            "no file %s, which its manifest names. Run the stage that makes it again."
                .formatted(file));
      }
      return file;
    }
  }
}
