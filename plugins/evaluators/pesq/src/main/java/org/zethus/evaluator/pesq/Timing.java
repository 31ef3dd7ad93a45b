package org.zethus.evaluator.pesq;

/**
 * What stretches of time are in samples.
 *
 * @param sampleRate 8000 or 16000 Hz
 */
record Timing(int sampleRate) {
  /** Windows of silence before and after a sound: 300 ms. */
  static final int MARGIN_WINDOWS = 75;

  /** A value of an envelope: 4 ms. */
  int window() {
    return sampleRate / 250;
  }

  /** Silence before and after a sound, into which delays may reach. */
  int margin() {
    return MARGIN_WINDOWS * window();
  }

  /** Silence after the last margin, in which filters ring out: 320 ms. */
  int tail() {
    return 80 * window();
  }

  /** A frame of the perceptual model: 32 ms. */
  int frame() {
    return 8 * window();
  }

  /** From one frame of the perceptual model to the next. */
  int hop() {
    return frame() / 2;
  }

  /** A frame in which fine delays are counted: 64 ms. */
  int alignmentFrame() {
    return 16 * window();
  }
}
