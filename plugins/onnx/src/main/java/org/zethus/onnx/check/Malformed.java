package org.zethus.onnx.check;

/** What is wrong with a model; {@link ModelCheck} says with which. */
final class Malformed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Malformed(String message) {
    super(message);
  }
}
