package org.zethus.text.mandarin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.tensor.TensorSource;

/**
 * Which of its readings a character has in a sentence: an LSTM over the characters in both
 * directions, then two linear layers. It knows 623 characters of several readings. Threads may
 * share it.
 *
 * @see <a href="https://arxiv.org/abs/2004.03136">Park and Lee 2020, section 3</a>
 */
final class Polyphones {
  private static final String WEIGHTS = "polyphones.safetensors";
  private static final int UNKNOWN = 1;
  private static final int BEGINNING = 2;
  private static final int END = 3;

  private final Map<String, Integer> characters = new HashMap<>();
  private final List<String> readings;

  /** Of each character of several readings those it may have, as places among all readings. */
  private final Map<String, List<Integer>> candidates = new HashMap<>();

  private final float[][] embedding;
  private final Lstm forward;
  private final Lstm backward;
  private final Linear hidden;
  private final Linear logits;

  private Polyphones(TensorSource weights) {
    Map<String, String> tables = weights.metadata();
    characters(tables.getOrDefault("characters", ""))
        .forEach(character -> characters.put(character, BEGINNING + characters.size()));
    readings = List.of(tables.getOrDefault("readings", "").split(" "));
    for (String entry : tables.getOrDefault("polyphones", "").split(" ")) {
      int end = entry.offsetByCodePoints(0, 1);
      candidates.put(
          entry.substring(0, end),
          Stream.of(entry.substring(end).split(",")).map(readings::indexOf).toList());
    }
    embedding = rows(weights, "embedding.weight");
    forward = new Lstm(weights, "_l0");
    backward = new Lstm(weights, "_l0_reverse");
    hidden = new Linear(weights, "logit_layer.0");
    logits = new Linear(weights, "logit_layer.2");
  }

  /** {@return the network whose weights are in this bundle} */
  static Polyphones load() {
    try (InputStream in = Objects.requireNonNull(Polyphones.class.getResourceAsStream(WEIGHTS));
        TensorSource weights = SafeTensors.of(ByteBuffer.wrap(in.readAllBytes()), WEIGHTS)) {
      return new Polyphones(weights);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> characters(String text) {
    return text.codePoints().mapToObj(Character::toString);
  }

  private static float[][] rows(TensorSource weights, String tensor) {
    int width = (int) weights.shape(tensor)[1];
    float[] all = weights.get(tensor).floats();
    float[][] rows = new float[all.length / width][];
    Arrays.setAll(rows, row -> Arrays.copyOfRange(all, row * width, (row + 1) * width));
    return rows;
  }

  /**
   * {@return how characters of several readings are read, e.g. {@code hang2}, by where in the text
   * they stand}
   */
  Map<Integer, String> readings(String text) {
    List<String> sentence = characters(text).toList();
    if (Collections.disjoint(sentence, candidates.keySet())) {
      return Map.of();
    }
    float[][] steps = embedded(sentence);
    float[][] before = forward.run(steps);
    float[][] after = reversed(backward.run(reversed(steps)));
    Map<Integer, String> found = new HashMap<>();
    int at = 0;
    for (int i = 0; i < sentence.size(); i++) {
      List<Integer> possible = candidates.get(sentence.get(i));
      if (possible != null) {
        found.put(at, readings.get(likeliest(before[i + 1], after[i + 1], possible)));
      }
      at += sentence.get(i).length();
    }
    return found;
  }

  /** What the network sees of a sentence: a beginning, its characters, an end. */
  private float[][] embedded(List<String> sentence) {
    float[][] steps = new float[sentence.size() + 2][];
    steps[0] = embedding[BEGINNING];
    for (int i = 0; i < sentence.size(); i++) {
      steps[i + 1] = embedding[characters.getOrDefault(sentence.get(i), UNKNOWN)];
    }
    steps[sentence.size() + 1] = embedding[END];
    return steps;
  }

  private static float[][] reversed(float[][] steps) {
    float[][] reversed = steps.clone();
    Collections.reverse(Arrays.asList(reversed));
    return reversed;
  }

  private int likeliest(float[] before, float[] after, List<Integer> possible) {
    float[] context = Arrays.copyOf(before, before.length + after.length);
    System.arraycopy(after, 0, context, before.length, after.length);
    float[] features = hidden.apply(context);
    for (int i = 0; i < features.length; i++) {
      features[i] = Math.max(0, features[i]);
    }
    return Collections.max(
        possible, Comparator.comparing(reading -> logits.apply(features, reading)));
  }
}
