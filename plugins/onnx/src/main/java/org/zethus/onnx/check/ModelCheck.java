package org.zethus.onnx.check;

import java.nio.ByteBuffer;
import java.util.Set;
import org.zethus.api.plugin.ZethusException;
import org.zethus.onnx.proto.Malformed;
import org.zethus.onnx.proto.Model;

/**
 * Refuses what is no whole ONNX model. ONNX Runtime takes files for granted: some that are damaged
 * end the process instead of being refused. So everything it will follow (names, shapes, sizes,
 * counts) is followed here first, within the bounds of the file; the weights themselves may be any
 * numbers.
 */
public final class ModelCheck {
  private ModelCheck() {}

  /**
   * Reads a model.
   *
   * @param name how messages call it
   * @return what it consists of
   * @throws ZethusException if it is damaged, or no ONNX model
   */
  public static Model read(ByteBuffer bytes, String name) {
    try {
      Model model = Model.read(bytes);
      new GraphCheck(Set.of()).check(model.graph());
      return model;
    } catch (Malformed e) {
      throw new ZethusException(
          "%s is no whole ONNX model: %s. Copy, download or export it again."
              .formatted(name, e.getMessage()),
          e);
    }
  }
}
