package org.zethus.onnx.rewrite;

import java.nio.ByteBuffer;
import java.util.Set;
import org.zethus.onnx.graph.ProtoMessage;
import org.zethus.onnx.proto.Wire;

/**
 * Writes convolutions over samples as ones over pictures that are one row high: ONNX Runtime has
 * its fastest kernels, which compute a block of channels at a time, for pictures alone. A vocoder
 * takes three quarters of the time, and makes the same samples.
 */
public final class PlanarConvolutions {
  /** The first version of ONNX' own operators in which an Unsqueeze has its axes as an input. */
  private static final long OLDEST_OPSET = 13;

  private static final int GRAPH = 7;
  private static final int OPERATOR_SET = 8;

  private PlanarConvolutions() {}

  /**
   * Rewrites a model.
   *
   * @param model that has been checked
   * @return the rewritten one in memory of its own, or {@code model} where nothing is to be gained
   */
  public static ByteBuffer in(ByteBuffer model) {
    if (opset(model) < OLDEST_OPSET) {
      return model;
    }
    ProtoMessage rewritten = new ProtoMessage();
    boolean differs = false;
    Wire wire = new Wire(model);
    while (wire.next()) {
      if (wire.field() == GRAPH) {
        PlanarGraph graph = PlanarGraph.of(wire.bytes());
        rewritten.message(GRAPH, graph.message());
        differs = graph.differs();
      } else {
        rewritten.written(wire.whole());
      }
    }
    return differs ? rewritten.toDirect() : model;
  }

  private static long opset(ByteBuffer model) {
    long opset = 0;
    Wire wire = new Wire(model);
    while (wire.next()) {
      if (wire.field() == OPERATOR_SET) {
        opset = Math.max(opset, ownOpset(wire.bytes()));
      } else {
        wire.skip();
      }
    }
    return opset;
  }

  /** {@return the version, where the set is that of ONNX' own operators; else 0} */
  private static long ownOpset(ByteBuffer operatorSet) {
    String domain = "";
    long version = 0;
    Wire wire = new Wire(operatorSet);
    while (wire.next()) {
      switch (wire.field()) {
        case 1 -> domain = wire.text();
        case 2 -> version = wire.integer();
        default -> wire.skip();
      }
    }
    return isOwn(domain) ? version : 0;
  }

  /** {@return whether operators of this domain are ONNX' own} */
  static boolean isOwn(String domain) {
    return Set.of("", "ai.onnx").contains(domain);
  }
}
