package org.zethus.evaluator.pesq;

/**
 * A part of the reference whose delay is the same all through.
 *
 * @param start in windows
 * @param end in windows, the first one that is no longer part of it
 * @param guess its delay by the envelope, in samples
 * @param delay its delay to the sample
 */
record Utterance(int start, int end, int guess, Delay delay) {
  Utterance from(int newStart) {
    return new Utterance(newStart, end, guess, delay);
  }

  Utterance until(int newEnd) {
    return new Utterance(start, newEnd, guess, delay);
  }
}
