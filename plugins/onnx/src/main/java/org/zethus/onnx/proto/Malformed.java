<<<<<<< Updated upstream
package org.zethus.onnx.check;

/** What is wrong with a model; {@link ModelCheck} says with which. */
final class Malformed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Malformed(String message) {
=======
package org.zethus.onnx.proto;

/** What is wrong with a model; whoever reads it says with which. */
public final class Malformed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong. */
  public Malformed(String message) {
>>>>>>> Stashed changes
    super(message);
  }
}
