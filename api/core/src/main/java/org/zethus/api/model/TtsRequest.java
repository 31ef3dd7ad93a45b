package org.zethus.api.model;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.zethus.api.plugin.ZethusException;

/**
 * Text to speech.
 *
 * @param text what to say; phones may stand in it as {@code {HH AH0 L OW1}}
 * @param speaker one of the model's speakers; empty for its first
 * @param speed 1 as trained, 2 twice as fast; greater than 0
 * @param pitch factor on F0, 1 as trained; greater than 0
 * @param energy factor on energy, 1 as trained; greater than 0
 * @param seed of everything random
 * @param controls what else a model can be told, by the names it has for it, e.g. {@code
 *     noise_scale}; empty: as trained
 */
public record TtsRequest(
    String text,
    String speaker,
    double speed,
    double pitch,
    double energy,
    long seed,
    Map<String, Double> controls)
    implements ModelRequest {
  public TtsRequest {
    controls = Map.copyOf(controls);
    requirePositive("speed", speed);
    requirePositive("pitch", pitch);
    requirePositive("energy", energy);
  }

  /** Without further controls. */
  public TtsRequest(
      String text, String speaker, double speed, double pitch, double energy, long seed) {
    this(text, speaker, speed, pitch, energy, seed, Map.of());
  }

  /** As trained, by the first speaker. */
  public TtsRequest(String text) {
    this(text, "", 1, 1, 1, 0);
  }

  private static void requirePositive(String what, double factor) {
    if (!(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "need a %s factor greater than 0, found %s".formatted(what, factor));
    }
  }

  /**
   * Refuses controls that a model does not have.
   *
   * @throws ZethusException naming one, and those that the model has
   */
  public void requireControlsOf(String model, Set<String> known) {
    for (String control : new TreeSet<>(controls.keySet())) {
      if (!known.contains(control)) {
        throw new ZethusException(
            known.isEmpty()
                ? "%s has no control '%s', nor any other".formatted(model, control)
                : "%s has no control '%s'; it has %s"
                    .formatted(model, control, String.join(", ", new TreeSet<>(known))));
      }
    }
  }

  @Override
  public String task() {
    return "tts";
  }
}
