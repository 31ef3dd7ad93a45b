package org.zethus.onnx.check;

import java.nio.ByteBuffer;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zethus.api.plugin.ZethusException;
import org.zethus.onnx.proto.Malformed;
import org.zethus.onnx.proto.Wire;

/**
 * Refuses what is no whole ONNX model. ONNX Runtime takes files for granted: some that are damaged
 * end the process instead of being refused. So everything it will follow (names, shapes, sizes,
 * counts) is followed here first, within the bounds of the file; the weights themselves may be any
 * numbers.
 *
 * @see <a href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">ONNX, onnx.proto</a>
 */
public final class ModelCheck {
  private static final long OLDEST_IR = 3;
  private static final long NEWEST_IR = 13;
  private static final long NEWEST_OPSET = 64;

  private boolean hasOperators;
  private long irVersion;
  private @Nullable ByteBuffer graph;

  private ModelCheck() {}

  /**
   * Reads a model.
   *
   * @param name how messages call it
   * @throws ZethusException if it is damaged, or no ONNX model
   */
  public static void of(ByteBuffer model, String name) {
    try {
      new ModelCheck().check(model);
    } catch (Malformed e) {
      throw new ZethusException(
          "%s is no whole ONNX model: %s. Copy, download or export it again."
              .formatted(name, e.getMessage()),
          e);
    }
  }

  private void check(ByteBuffer model) {
    Wire wire = new Wire(model);
    while (wire.next()) {
      switch (wire.field()) {
        case 1 -> irVersion = wire.integer();
        case 7 -> graph = wire.bytes();
        case 8 -> operatorSet(wire.bytes());
        case 14 -> property(wire.bytes());
        case 20 -> throw new Malformed("it holds a training, which is not supported");
        case 25 -> throw new Malformed("it has functions of its own; inline them when exporting");
        default -> wire.skip();
      }
    }
    if (irVersion < OLDEST_IR || irVersion > NEWEST_IR) {
      throw new Malformed(
          "its format has the version %d, expected %d to %d"
              .formatted(irVersion, OLDEST_IR, NEWEST_IR));
    }
    if (!hasOperators || graph == null) {
      throw new Malformed("it has no %s".formatted(graph == null ? "graph" : "operator set"));
    }
    new GraphCheck(0, Set.of()).check(graph);
  }

  private void operatorSet(ByteBuffer message) {
    Wire wire = new Wire(message);
    long version = 0;
    while (wire.next()) {
      if (wire.field() == 2) {
        version = wire.integer();
      } else {
        wire.skip();
      }
    }
    if (version < 1 || version > NEWEST_OPSET) {
      throw new Malformed("an operator set has the version %d".formatted(version));
    }
    hasOperators = true;
  }

  private static void property(ByteBuffer message) {
    Wire wire = new Wire(message);
    while (wire.next()) {
      wire.text();
    }
  }
}
