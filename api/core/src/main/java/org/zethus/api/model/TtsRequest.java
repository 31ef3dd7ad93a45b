package org.zethus.api.model;

/**
 * Text to speech.
 *
 * @param text what to say; phones may stand in it as {@code {HH AH0 L OW1}}
 * @param speaker one of the model's speakers; empty for its first
 * @param speed 1 as trained, 2 twice as fast; greater than 0
 * @param pitch factor on F0, 1 as trained; greater than 0
 * @param energy factor on energy, 1 as trained; greater than 0
 * @param seed of everything random
 */
public record TtsRequest(
    String text, String speaker, double speed, double pitch, double energy, long seed)
    implements ModelRequest {
  public TtsRequest {
    requirePositive("speed", speed);
    requirePositive("pitch", pitch);
    requirePositive("energy", energy);
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

  @Override
  public String task() {
    return "tts";
  }
}
