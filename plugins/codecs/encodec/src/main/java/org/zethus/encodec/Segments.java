package org.zethus.encodec;

/**
 * Pieces of sound, each coded on its own; they begin at a stride and may overlap.
 *
 * @param length samples of a segment
 * @param stride samples from the beginning of one to that of the next
 */
record Segments(int length, int stride) {
  /** {@return how many begin within so many samples} */
  int count(long samples) {
    return Math.toIntExact((samples + stride - 1) / stride);
  }

  /** {@return the samples that so many segments reach over} */
  long reach(int count) {
    return (count - 1L) * stride + length;
  }

  /** {@return how many others a segment shares samples with, to either side} */
  int neighbours() {
    return (length - 1) / stride;
  }
}
