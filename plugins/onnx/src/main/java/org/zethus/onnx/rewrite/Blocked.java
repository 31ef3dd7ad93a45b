package org.zethus.onnx.rewrite;

/**
 * Samples (N, C, T) as the engine's kernels want them: (N, C/B, 1, T, B), in blocks of B channels.
 * The engine says of them that they are a picture (N, C, 1, T).
 *
 * @param name in the graph
 * @param channels C
 * @param lengthOf the value that has this N and T
 * @param multiple T is a multiple of it
 */
record Blocked(String name, int channels, String lengthOf, int multiple) {
  /** {@return whether another has the same shape} */
  boolean isLike(Blocked other) {
    return channels == other.channels && lengthOf.equals(other.lengthOf);
  }
}
