package org.zethus.api.audio;

import java.util.Arrays;

/** Discrete codes of a neural codec; shape (codebooks, frames). Immutable. */
public final class CodeSequence implements Signal {
  private final int codebookSize;
  private final double frameRate;
  private final int[][] codes;

  /**
   * Copies the codes.
   *
   * @param codebookSize entries per codebook; each code is in [0, codebookSize)
   * @param frameRate frames per second
   * @param codes (codebooks, frames), rows of equal length
   */
  public CodeSequence(int codebookSize, double frameRate, int[][] codes) {
    this.codebookSize = codebookSize;
    this.frameRate = frameRate;
    this.codes = new int[codes.length][];
    for (int k = 0; k < codes.length; k++) {
      if (codes[k].length != codes[0].length) {
        throw new IllegalArgumentException(
            "need codebooks of equal length, found %d and %d frames"
                .formatted(codes[0].length, codes[k].length));
      }
      for (int code : codes[k]) {
        if (code < 0 || code >= codebookSize) {
          throw new IllegalArgumentException(
              "need codes in [0, %d), found %d in codebook %d".formatted(codebookSize, code, k));
        }
      }
      this.codes[k] = codes[k].clone();
    }
  }

  /** {@return entries per codebook} */
  public int codebookSize() {
    return codebookSize;
  }

  /** {@return frames per second} */
  public double frameRate() {
    return frameRate;
  }

  /** {@return the number of codebooks} */
  public int codebooks() {
    return codes.length;
  }

  /** {@return the number of frames} */
  public int frames() {
    return codes.length == 0 ? 0 : codes[0].length;
  }

  /** {@return a copy of the codes, (codebooks, frames)} */
  public int[][] codes() {
    return Arrays.stream(codes).map(int[]::clone).toArray(int[][]::new);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CodeSequence that
        && codebookSize == that.codebookSize
        && frameRate == that.frameRate
        && Arrays.deepEquals(codes, that.codes);
  }

  @Override
  public int hashCode() {
    return 31 * codebookSize + Arrays.deepHashCode(codes);
  }

  @Override
  public String toString() {
    return "CodeSequence(%d codebooks of %d, %d frames at %s Hz)"
        .formatted(codebooks(), codebookSize, frames(), frameRate);
  }
}
