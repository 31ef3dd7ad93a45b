package org.zethus.silero;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.Tensor;
import org.zethus.onnx.OnnxSession;

/** The names that a version's graph has for what it takes and makes. */
enum SileroLayout {
  /** From version 5 on; each window has the end of the one before in front. */
  V5("input", "sr", Map.of("state", "stateN"), 128, 64, "output"),
  /** Version 4. */
  V4("input", "sr", Map.of("h", "hn", "c", "cn"), 64, 0, "output"),
  /** Version 4, for 16 kHz alone, as sherpa-onnx writes it. */
  SHERPA("x", "", Map.of("h", "new_h", "c", "new_c"), 64, 0, "prob");

  private static final int LAYERS = 2;

  private final String sound;
  private final String rate;
  private final Map<String, String> memory;
  private final int width;
  private final int context;
  private final String probability;

  /**
   * A version.
   *
   * @param sound input of a window, (1, context + window)
   * @param rate input of the sample rate; empty where there is none
   * @param memory inputs, (2, 1, width), with the outputs that are the next window's
   * @param context samples of the window before
   * @param probability output
   */
  SileroLayout(
      String sound,
      String rate,
      Map<String, String> memory,
      int width,
      int context,
      String probability) {
    this.sound = sound;
    this.rate = rate;
    this.memory = memory;
    this.width = width;
    this.context = context;
    this.probability = probability;
  }

  /**
   * {@return the layout of a graph}
   *
   * @throws ZethusException if it is none of Silero's
   */
  static SileroLayout of(OnnxSession session) {
    Set<String> inputs = Set.copyOf(session.inputNames());
    return Arrays.stream(values())
        .filter(layout -> layout.inputs().equals(inputs))
        .findFirst()
        .orElseThrow(
            () ->
                new ZethusException(
                    "the graph %s takes %s; expected one of Silero VAD's: %s"
                        .formatted(
                            session.name(),
                            session.inputNames(),
                            Arrays.stream(values())
                                .map(layout -> layout.inputs().stream().sorted().toList())
                                .map(List::toString)
                                .collect(Collectors.joining(", ")))));
  }

  private Set<String> inputs() {
    Set<String> inputs = new java.util.HashSet<>(memory.keySet());
    inputs.add(sound);
    if (!rate.isEmpty()) {
      inputs.add(rate);
    }
    return inputs;
  }

  String sound() {
    return sound;
  }

  String rate() {
    return rate;
  }

  Map<String, String> memory() {
    return memory;
  }

  int context() {
    return context;
  }

  String probability() {
    return probability;
  }

  /** {@return what is remembered before the first window} */
  Tensor nothing() {
    return Tensor.of(new float[LAYERS * width], LAYERS, 1, width);
  }
}
