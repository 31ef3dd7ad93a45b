package org.zethus.onnx.rewrite;

import ai.onnxruntime.OrtEnvironment;
import java.nio.ByteBuffer;
import org.zethus.onnx.graph.ProtoMessage;
import org.zethus.onnx.proto.Fields;
import org.zethus.onnx.proto.Model;
import org.zethus.onnx.proto.Wire;

/**
 * Writes convolutions over samples with ONNX Runtime's fastest kernels, which compute a block of
 * channels at a time. It uses them by itself for pictures alone, and sorts the channels back where
 * it cannot tell that two pictures are equally wide, as of a sum behind a dilated convolution. A
 * vocoder takes two thirds of the time, and makes the same samples. Threads may share it.
 */
public final class BlockedConvolutions {
  /** The operators that take and make blocks, in the files that ONNX Runtime writes for itself. */
  static final String DOMAIN = "com.microsoft.nchwc";

  /** The first version of ONNX' own operators in which an Unsqueeze has its axes as an input. */
  static final long OLDEST_OPSET = 13;

  private final OrtEnvironment engine;
  private int blockSize; // 0 until it is asked for

  /**
   * A rewriting.
   *
   * @param engine that will run what is rewritten, on this machine's processor
   */
  public BlockedConvolutions(OrtEnvironment engine) {
    this.engine = engine;
  }

  private synchronized int blockSize() {
    if (blockSize == 0) {
      blockSize = BlockSize.of(engine);
    }
    return blockSize;
  }

  /**
   * Rewrites a model.
   *
   * @param model that has been checked
   * @return the bytes of the rewritten one in memory of its own, or {@code model}'s where nothing
   *     is to be gained
   */
  public ByteBuffer in(Model model) {
    if (model.operatorSet() < OLDEST_OPSET) {
      return model.bytes();
    }
    BlockedGraph graph = new BlockedGraph(model.graph(), this::blockSize);
    if (!graph.differs()) {
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
    return rewritten
        .message(Fields.MODEL_OPERATOR_SET, operatorSet())
        .message(Fields.MODEL_GRAPH, graph.message())
        .toDirect();
  }

  static ProtoMessage operatorSet() {
    return new ProtoMessage()
        .text(Fields.OPERATOR_SET_DOMAIN, DOMAIN)
        .int64(Fields.OPERATOR_SET_VERSION, 1);
  }
}
