package org.zethus.api.audio;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Discrete codes of a neural codec; shape (codebooks, frames). Immutable.
 *
 * <p>A codec that keeps apart what a voice is and what it says adds a timbre: one vector for the
 * whole sequence.
 */
public final class CodeSequence implements Signal {
  private static final double LOG_2 = Math.log(2);

  private final List<Integer> codebookSizes;
  private final double frameRate;
  private final int[][] codes;
  private final float[] timbre;

  /**
   * Copies the codes.
   *
   * @param codebookSizes entries of each codebook; its codes are in [0, size)
   * @param frameRate frames per second
   * @param codes (codebooks, frames), rows of equal length
   */
  public CodeSequence(List<Integer> codebookSizes, double frameRate, int[][] codes) {
    this(List.copyOf(codebookSizes), frameRate, copyOf(codebookSizes, codes), new float[0]);
  }

  /**
   * Copies codes of codebooks that are all of one size.
   *
   * @param codebookSize entries per codebook; each code is in [0, codebookSize)
   * @param frameRate frames per second
   * @param codes (codebooks, frames), rows of equal length
   */
  public CodeSequence(int codebookSize, double frameRate, int[][] codes) {
    this(Collections.nCopies(codes.length, codebookSize), frameRate, codes);
  }

  private CodeSequence(
      List<Integer> codebookSizes, double frameRate, int[][] codes, float[] timbre) {
    if (!(frameRate > 0 && frameRate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("need a frame rate above 0 Hz, found " + frameRate);
    }
    this.codebookSizes = codebookSizes;
    this.frameRate = frameRate;
    this.codes = codes;
    this.timbre = timbre;
  }

  private static int[][] copyOf(List<Integer> sizes, int[][] codes) {
    if (sizes.size() != codes.length) {
      throw new IllegalArgumentException(
          "need a size for each of %d codebooks, found %d".formatted(codes.length, sizes.size()));
    }
    int[][] copy = new int[codes.length][];
    for (int k = 0; k < codes.length; k++) {
      if (codes[k].length != codes[0].length) {
        throw new IllegalArgumentException(
            "need codebooks of equal length, found %d and %d frames"
                .formatted(codes[0].length, codes[k].length));
      }
      for (int code : codes[k]) {
        if (code < 0 || code >= sizes.get(k)) {
          throw new IllegalArgumentException(
              "need codes in [0, %d), found %d in codebook %d".formatted(sizes.get(k), code, k));
        }
      }
      copy[k] = codes[k].clone();
    }
    return copy;
  }

  /** {@return entries of each codebook} */
  public List<Integer> codebookSizes() {
    return codebookSizes;
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

  /** {@return the duration in seconds} */
  public double seconds() {
    return frames() / frameRate;
  }

  /** {@return bits per second: those that tell a code of each codebook, times frames} */
  public double bitRate() {
    return frameRate * codebookSizes.stream().mapToDouble(size -> Math.log(size) / LOG_2).sum();
  }

  /** {@return a copy of the codes, (codebooks, frames)} */
  public int[][] codes() {
    return Arrays.stream(codes).map(int[]::clone).toArray(int[][]::new);
  }

  /** {@return a copy of the vector that holds for the whole sequence; empty where there is none} */
  public float[] timbre() {
    return timbre.clone();
  }

  /** {@return the same codes with a timbre, which is copied} */
  public CodeSequence withTimbre(float[] vector) {
    return new CodeSequence(codebookSizes, frameRate, codes, vector.clone());
  }

  /** {@return the codes of the first codebooks alone} */
  public CodeSequence firstCodebooks(int count) {
    if (count < 1 || count > codes.length) {
      throw new IllegalArgumentException(
          "need 1 to %d codebooks, found %d".formatted(codes.length, count));
    }
    return new CodeSequence(
        codebookSizes.subList(0, count), frameRate, Arrays.copyOf(codes, count), timbre);
  }

  /** {@return the frames from one on and before another} */
  public CodeSequence frames(int from, int to) {
    if (from < 0 || from > to || to > frames()) {
      throw new IllegalArgumentException(
          "need frames within 0 to %d, found %d to %d".formatted(frames(), from, to));
    }
    int[][] part =
        Arrays.stream(codes).map(row -> Arrays.copyOfRange(row, from, to)).toArray(int[][]::new);
    return new CodeSequence(codebookSizes, frameRate, part, timbre);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CodeSequence that
        && codebookSizes.equals(that.codebookSizes)
        && frameRate == that.frameRate
        && Arrays.deepEquals(codes, that.codes)
        && Arrays.equals(timbre, that.timbre);
  }

  @Override
  public int hashCode() {
    return 31 * codebookSizes.hashCode() + Arrays.deepHashCode(codes);
  }

  @Override
  public String toString() {
    return "CodeSequence(%d codebooks of %s, %d frames at %s Hz%s)"
        .formatted(
            codebooks(), codebookSizes, frames(), frameRate, timbre.length == 0 ? "" : ", timbre");
  }
}
