package org.zethus.facodec;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Segment;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.torch.Tensors;

/**
 * What is known of the recordings that FACodec is trained on, as far as a run has it: F0 from the
 * input {@code pitch}, one value in Hz for each of the codec's frames; phones with their times and
 * speakers from the utterances of the input {@code audio}.
 */
public final class Labels {
  private static final String AUDIO = "audio";
  private static final String PITCH = "pitch";
  private static final double SLACK_SECONDS = 0.1;

  private final double frameRate;
  private final Map<String, Utterance> utterances;
  private final @Nullable Manifest pitch;
  private final Map<String, Integer> phones;
  private final Map<String, Integer> speakers;
  private final Map<String, float[]> melodies = new HashMap<>();

  /**
   * Where a piece is from.
   *
   * @param id of its utterance
   * @param seconds at which it begins
   */
  public record Place(String id, double seconds) {
    /** {@return where pieces of recordings at a rate are from} */
    public static List<Place> of(
        List<org.zethus.torch.codec.Recordings.Place> pieces, int sampleRate) {
      return pieces.stream()
          .map(piece -> new Place(piece.id(), (double) piece.from() / sampleRate))
          .toList();
    }
  }

  /**
   * F0 of pieces, (B, T).
   *
   * @param f0 logarithms, over each utterance of mean 0 and deviation 1; 0 where there is no voice
   * @param voiced 1 where there is one, else 0
   */
  public record Melody(NDArray f0, NDArray voiced) {}

  /**
   * What the network has room for.
   *
   * @param section of the config that says so
   * @param phones how many it knows
   * @param speakers how many it knows
   */
  public record Known(String section, int phones, int speakers) {}

  private Labels(
      double frameRate, Map<String, Utterance> utterances, @Nullable Manifest pitch, Known known) {
    this.frameRate = frameRate;
    this.utterances = utterances;
    this.pitch = pitch;
    phones = new LinkedHashMap<>();
    speakers = new LinkedHashMap<>();
    for (Utterance utterance : utterances.values()) {
      utterance.segments().forEach(segment -> phones.put(segment.label(), 0));
      speakers.put(utterance.speaker(), 0);
    }
    number(phones, known.phones(), known.section() + ".phones");
    number(speakers, known.speakers(), known.section() + ".speakers");
  }

  /** Numbers in the order of the names, so that it does not depend on the corpus's. */
  private static void number(Map<String, Integer> names, int known, String key) {
    if (names.size() > known) {
      throw new ZethusException(
          "the corpus has %d %s, %s knows %d"
              .formatted(names.size(), key.substring(key.lastIndexOf('.') + 1), key, known));
    }
    int next = 0;
    for (String name : new TreeSet<>(names.keySet())) {
      names.put(name, next++);
    }
  }

  /**
   * {@return the labels that a run has}
   *
   * @param frameRate of the codec
   * @throws ZethusException if there are more phones or speakers than the network knows, or an
   *     utterance lacks F0
   */
  public static Labels read(RunContext context, double frameRate, Known known) {
    Map<String, Utterance> utterances = Manifest.read(context.input(AUDIO)).byId();
    Manifest pitch = context.inputs().contains(PITCH) ? Manifest.read(context.input(PITCH)) : null;
    if (pitch != null) {
      Map<String, Utterance> contours = pitch.byId();
      for (String id : utterances.keySet()) {
        if (!contours.containsKey(id)) {
          throw new ZethusException(
              "utterance '%s' has sound and no F0 in %s; make both of the same corpus"
                  .formatted(id, pitch.folder()));
        }
      }
    }
    return new Labels(frameRate, utterances, pitch, known);
  }

  /** {@return F0 of pieces of so many frames; null if the run has none} */
  public @Nullable Melody melody(NDManager manager, List<Place> places, int frames) {
    if (pitch == null) {
      return null;
    }
    float[] f0 = new float[places.size() * frames];
    float[] voiced = new float[f0.length];
    for (int b = 0; b < places.size(); b++) {
      float[] melody = melody(pitch, places.get(b).id());
      int from = (int) Math.round(places.get(b).seconds() * frameRate);
      for (int t = 0; t < frames && from + t < melody.length; t++) {
        boolean sung = !Float.isNaN(melody[from + t]);
        f0[b * frames + t] = sung ? melody[from + t] : 0;
        voiced[b * frames + t] = sung ? 1 : 0;
      }
    }
    return new Melody(
        Tensors.of(manager, f0, places.size(), frames),
        Tensors.of(manager, voiced, places.size(), frames));
  }

  private float[] melody(Manifest manifest, String id) {
    return melodies.computeIfAbsent(
        id,
        any -> {
          Utterance contour = Objects.requireNonNull(manifest.byId().get(id), id);
          try (SafeTensors file = SafeTensors.open(manifest.file(contour, PITCH))) {
            float[] hertz = file.get(PITCH).floats();
            requireFrames(hertz.length, id, manifest);
            return normalised(hertz);
          }
        });
  }

  private void requireFrames(int frames, String id, Manifest manifest) {
    double seconds = Objects.requireNonNull(utterances.get(id), id).seconds();
    if (seconds > 0 && Math.abs(frames / frameRate - seconds) > SLACK_SECONDS) {
      throw new ZethusException(
          "%s has %d frames of F0 for the %.2f s of '%s', expected %s per second; give its stage the codec's sample rate, and %s times less frames"
              .formatted(
                  manifest.folder(), frames, seconds, id, frameRate, frames / frameRate / seconds));
    }
  }

  /** Binary logarithms of mean 0 and deviation 1; not a number where there is no voice. */
  static float[] normalised(float[] hertz) {
    double[] octaves = new double[hertz.length];
    Arrays.setAll(octaves, i -> hertz[i] > 0 ? Math.log(hertz[i]) / Math.log(2) : Double.NaN);
    double[] heard = Arrays.stream(octaves).filter(value -> !Double.isNaN(value)).toArray();
    double mean = Arrays.stream(heard).average().orElse(0);
    double variance = Arrays.stream(heard).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    double deviation = variance > 0 ? Math.sqrt(variance) : 1;
    float[] normalised = new float[octaves.length];
    for (int i = 0; i < normalised.length; i++) {
      normalised[i] = (float) ((octaves[i] - mean) / deviation);
    }
    return normalised;
  }

  /**
   * {@return what is said in each frame of pieces, int64 (B, T), -1 where that is not known; null
   * if the utterances have no phones with times}
   */
  public @Nullable NDArray phones(NDManager manager, List<Place> places, int frames) {
    if (phones.isEmpty()) {
      return null;
    }
    long[] said = new long[places.size() * frames];
    Arrays.fill(said, -1);
    for (int b = 0; b < places.size(); b++) {
      Place place = places.get(b);
      for (Segment segment : Objects.requireNonNull(utterances.get(place.id())).segments()) {
        int from = Math.max(0, frame(segment.start() - place.seconds()));
        int to = Math.min(frames, frame(segment.end() - place.seconds()));
        for (int t = from; t < to; t++) {
          said[b * frames + t] = Objects.requireNonNull(phones.get(segment.label()));
        }
      }
    }
    return Tensors.of(manager, said, places.size(), frames);
  }

  private int frame(double seconds) {
    return (int) Math.round(seconds * frameRate);
  }

  /** {@return who speaks in pieces, int64 (B); null if all utterances are of one speaker} */
  public @Nullable NDArray speakers(NDManager manager, List<Place> places) {
    if (speakers.size() < 2) {
      return null;
    }
    long[] who =
        places.stream()
            .map(place -> Objects.requireNonNull(utterances.get(place.id())).speaker())
            .mapToLong(speaker -> Objects.requireNonNull(speakers.get(speaker)))
            .toArray();
    return Tensors.of(manager, who, who.length);
  }
}
