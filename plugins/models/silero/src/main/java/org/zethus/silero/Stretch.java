package org.zethus.silero;

/**
 * A part of a waveform.
 *
 * @param from first sample
 * @param to the sample behind the last
 */
record Stretch(int from, int to) {
  int length() {
    return to - from;
  }
}
