package org.zethus.onnx.proto;

/** What is wrong with a model; whoever reads it says with which. */
public final class Malformed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong. */
  public Malformed(String message) {
    super(message);
  }
}
