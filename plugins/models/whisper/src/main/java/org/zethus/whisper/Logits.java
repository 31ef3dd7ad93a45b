package org.zethus.whisper;

import java.util.Arrays;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.Tensor;
import org.zethus.onnx.OnnxSession;

/** What a decoder says of the next token. */
final class Logits {
  private Logits() {}

  /** {@return the last row of logits, (1, tokens, vocabulary)} */
  static float[] last(Tensor logits, OnnxSession decoder) {
    long[] shape = logits.shape();
    if (shape.length != 3 || shape[0] != 1 || shape[1] < 1) {
      throw new ZethusException(
          "the graph %s made %s; expected logits (1, tokens, vocabulary)"
              .formatted(decoder.name(), logits));
    }
    float[] all = logits.floats();
    return Arrays.copyOfRange(all, all.length - (int) shape[2], all.length);
  }
}
