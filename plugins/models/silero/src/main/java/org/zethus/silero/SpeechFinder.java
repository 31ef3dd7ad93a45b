package org.zethus.silero;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds stretches of speech in the probabilities of windows, as Silero's {@code
 * get_speech_timestamps} does: speech begins where the probability reaches a threshold, and ends
 * where it has been well below it for long enough. Silero's newest version forgets the pauses
 * behind a cut, and then cuts words; here they stay. Used once.
 */
final class SpeechFinder {
  /** So far below the threshold speech may end. */
  private static final double HYSTERESIS = 0.15;

  private static final double LEAST_THRESHOLD = 0.01;

  /** Pauses in which speech that is too long may be cut are longer. */
  private static final double PAUSE_SECONDS = 0.098;

  private static final int NONE = -1;

  private final SileroConfig.Speaking config;
  private final int window;
  private final double perMillisecond;
  private final double longest;
  private final List<Stretch> found = new ArrayList<>();
  private final List<Stretch> pauses = new ArrayList<>();
  private int start = NONE;
  private int silentFrom = NONE;

  /**
   * A finder.
   *
   * @param window samples that each probability is of
   */
  SpeechFinder(SileroConfig.Speaking config, int sampleRate, int window) {
    this.config = config;
    this.window = window;
    perMillisecond = sampleRate / 1000.0;
    longest =
        config.maxSpeechDurationS() == 0
            ? Double.POSITIVE_INFINITY
            : sampleRate * config.maxSpeechDurationS()
                - window
                - 2 * perMillisecond * config.speechPadMs();
  }

  /**
   * {@return the stretches, in order, with some silence around each}
   *
   * @param probabilities of speech, one for each window from the first sample on
   * @param samples of the waveform
   */
  List<Stretch> find(float[] probabilities, int samples) {
    double silence = Math.max(config.threshold() - HYSTERESIS, LEAST_THRESHOLD);
    for (int i = 0; i < probabilities.length; i++) {
      int at = i * window;
      if (probabilities[i] >= config.threshold()) {
        speak(at);
      }
      boolean cut = start != NONE && at - start > longest && cutAt(at);
      if (!cut && start != NONE && probabilities[i] < silence) {
        pause(at);
      }
    }
    if (start != NONE) {
      end(samples);
    }
    return padded(samples);
  }

  private void speak(int at) {
    if (silentFrom != NONE) {
      if (at - silentFrom > perMillisecond * 1000 * PAUSE_SECONDS) {
        pauses.add(new Stretch(silentFrom, at));
      }
      silentFrom = NONE;
    }
    if (start == NONE) {
      start = at;
    }
  }

  private void pause(int at) {
    if (silentFrom == NONE) {
      silentFrom = at;
    }
    if (at - silentFrom >= perMillisecond * config.minSilenceDurationMs()) {
      end(silentFrom);
    }
  }

  /** Speech too short to be any is forgotten. */
  private void end(int at) {
    if (at - start > perMillisecond * config.minSpeechDurationMs()) {
      found.add(new Stretch(start, at));
    }
    start = NONE;
    silentFrom = NONE;
    pauses.clear();
  }

  /**
   * Cuts speech that is too long, at its longest pause.
   *
   * @return whether it had none and ends here
   */
  private boolean cutAt(int at) {
    Stretch longestPause =
        pauses.stream().max(Comparator.comparingInt(Stretch::length)).orElse(null);
    if (longestPause == null) {
      found.add(new Stretch(start, at));
      start = NONE;
      silentFrom = NONE;
      return true;
    }
    found.add(new Stretch(start, longestPause.from()));
    start = longestPause.to();
    silentFrom = NONE;
    pauses.removeIf(pause -> pause.from() <= longestPause.to());
    return false;
  }

  /** Gives every stretch what is kept around it; two that are near share what is between them. */
  private List<Stretch> padded(int samples) {
    double pad = perMillisecond * config.speechPadMs();
    List<Stretch> padded = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      int before = i == 0 ? Integer.MAX_VALUE : found.get(i).from() - found.get(i - 1).to();
      int after =
          i == found.size() - 1 ? Integer.MAX_VALUE : found.get(i + 1).from() - found.get(i).to();
      padded.add(
          new Stretch(
              (int) Math.max(0, found.get(i).from() - share(before, pad)),
              (int) Math.min(samples, found.get(i).to() + share(after, pad))));
    }
    return padded;
  }

  private static double share(int silence, double pad) {
    return silence < 2 * pad ? silence / 2 : pad;
  }
}
