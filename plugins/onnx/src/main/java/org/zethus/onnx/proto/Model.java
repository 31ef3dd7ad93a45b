package org.zethus.onnx.proto;

import java.nio.ByteBuffer;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A {@code ModelProto}: a graph, and which version of the operators it is written in.
 *
 * @param operatorSet the version of ONNX' own operators; 0 where it has none of these
 * @param bytes the whole message
 */
public record Model(long operatorSet, Graph graph, ByteBuffer bytes) {
  private static final long OLDEST_IR = 3;
  private static final long NEWEST_IR = 13;
  private static final long NEWEST_OPSET = 64;

  /**
   * Reads a model.
   *
   * @throws Malformed if the bytes are none, or something that is not supported
   */
  public static Model read(ByteBuffer bytes) {
    long irVersion = 0;
    long operatorSet = 0;
    boolean hasOperators = false;
    ByteBuffer graph = null;
    Wire wire = new Wire(bytes);
    while (wire.next()) {
      switch (wire.field()) {
        case Fields.MODEL_IR_VERSION -> irVersion = wire.integer();
        case Fields.MODEL_GRAPH -> {
          if (graph != null) {
            throw new Malformed("it has two graphs");
          }
          graph = wire.bytes();
        }
        case Fields.MODEL_OPERATOR_SET -> {
          operatorSet = Math.max(operatorSet, ownVersion(wire.bytes()));
          hasOperators = true;
        }
        case Fields.MODEL_PROPERTY -> property(wire.bytes());
        case Fields.MODEL_TRAINING ->
            throw new Malformed("it holds a training, which is not supported");
        case Fields.MODEL_FUNCTION ->
            throw new Malformed("it has functions of its own; inline them when exporting");
        default -> wire.skip();
      }
    }
    if (irVersion < OLDEST_IR || irVersion > NEWEST_IR) {
      throw new Malformed(
          "its format has the version %d, expected %d to %d"
              .formatted(irVersion, OLDEST_IR, NEWEST_IR));
    }
    return new Model(operatorSet, whole(graph, hasOperators), bytes);
  }

  private static Graph whole(@Nullable ByteBuffer graph, boolean hasOperators) {
    if (!hasOperators || graph == null) {
      throw new Malformed("it has no %s".formatted(graph == null ? "graph" : "operator set"));
    }
    return Graph.read(graph, 0);
  }

  /** {@return the version of an operator set, where it is that of ONNX' own; else 0} */
  private static long ownVersion(ByteBuffer operatorSet) {
    String domain = "";
    long version = 0;
    Wire wire = new Wire(operatorSet);
    while (wire.next()) {
      switch (wire.field()) {
        case Fields.OPERATOR_SET_DOMAIN -> domain = wire.text();
        case Fields.OPERATOR_SET_VERSION -> version = wire.integer();
        default -> wire.skip();
      }
    }
    if (version < 1 || version > NEWEST_OPSET) {
      throw new Malformed("an operator set has the version %d".formatted(version));
    }
    return isOwn(domain) ? version : 0;
  }

  /** {@return whether operators of this domain are ONNX' own} */
  static boolean isOwn(String domain) {
    return Set.of("", "ai.onnx").contains(domain);
  }

  private static void property(ByteBuffer message) {
    Wire wire = new Wire(message);
    while (wire.next()) {
      wire.text();
    }
  }
}
