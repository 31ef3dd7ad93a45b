package org.zethus.onnx.rewrite;

import java.nio.ByteBuffer;
import org.zethus.onnx.graph.ProtoMessage;
import org.zethus.onnx.proto.Fields;
import org.zethus.onnx.proto.Model;
import org.zethus.onnx.proto.Wire;

/**
 * Writes convolutions over samples as ones over pictures that are one row high: ONNX Runtime has
 * its fastest kernels, which compute a block of channels at a time, for pictures alone. A vocoder
 * takes three quarters of the time, and makes the same samples.
 */
public final class PlanarConvolutions {
  /** The first version of ONNX' own operators in which an Unsqueeze has its axes as an input. */
  private static final long OLDEST_OPSET = 13;

  private PlanarConvolutions() {}

  /**
   * Rewrites a model.
   *
   * @param model that has been checked
   * @return the bytes of the rewritten one in memory of its own, or {@code model}'s where nothing
   *     is to be gained
   */
  public static ByteBuffer in(Model model) {
    PlanarGraph graph = new PlanarGraph(model.graph());
    if (model.operatorSet() < OLDEST_OPSET || !graph.differs()) {
      return model.bytes();
    }
    ProtoMessage rewritten = new ProtoMessage();
    Wire wire = new Wire(model.bytes());
    while (wire.next()) {
      if (wire.field() == Fields.MODEL_GRAPH) {
        wire.skip();
      } else {
        rewritten.written(wire.whole());
      }
    }
    return rewritten.message(Fields.MODEL_GRAPH, graph.message()).toDirect();
  }
}
