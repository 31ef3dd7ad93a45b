package org.zethus.evaluator.dnsmos;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts speech as the graphs want it: 9.01 s, every second, what is shorter said again. */
final class Excerpts {
  static final int SAMPLE_RATE = 16_000;

  /** Samples of an excerpt. */
  static final int LENGTH = 144_160;

  private static final double SECONDS = 9.01;

  private Excerpts() {}

  /**
   * {@return the excerpts, at least one}
   *
   * @param samples mono, at {@link #SAMPLE_RATE}; not empty
   */
  static List<float[]> of(float[] samples) {
    float[] speech = samples;
    while (speech.length < LENGTH) {
      int said = speech.length;
      speech = Arrays.copyOf(speech, 2 * said);
      System.arraycopy(speech, 0, speech, said, said);
    }
    // The published script counts whole seconds, so that the last part of one is not heard.
    int count = (int) (speech.length / SAMPLE_RATE - SECONDS) + 1;
    List<float[]> excerpts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      excerpts.add(Arrays.copyOfRange(speech, i * SAMPLE_RATE, i * SAMPLE_RATE + LENGTH));
    }
    return excerpts;
  }
}
