package org.zethus.onnx.rewrite;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;
import org.zethus.onnx.graph.ProtoMessage;
import org.zethus.onnx.proto.Array;
import org.zethus.onnx.proto.Fields;

/** How many channels the engine's kernels compute at a time; that depends on the processor. */
final class BlockSize {
  private static final int MOST = 64;
  private static final long IR_VERSION = 8;

  private BlockSize() {}

  /** {@return the size; 1 where the engine has no such kernels} */
  static int of(OrtEnvironment engine) {
    float[] samples = new float[2 * MOST]; // two of each channel
    samples[1] = 1; // the second sample of the first channel comes behind a block of first ones
    try (OrtSession session = engine.createSession(reordering());
        OnnxTensor x =
            OnnxTensor.createTensor(engine, FloatBuffer.wrap(samples), new long[] {1, MOST, 1, 2});
        OrtSession.Result result = session.run(Map.of("x", x))) {
      FloatBuffer blocks = ((OnnxTensor) result.get(0)).getFloatBuffer();
      int size = 1;
      while (size < MOST && blocks.get(size) != 1) {
        size++;
      }
      return size;
    } catch (OrtException e) {
      return 1;
    }
  }

  private static byte[] reordering() {
    ProtoMessage graph =
        new ProtoMessage()
            .message(
                Fields.GRAPH_NODE,
                new ProtoMessage()
                    .text(Fields.NODE_INPUT, "x")
                    .text(Fields.NODE_OUTPUT, "blocks")
                    .text(Fields.NODE_OPERATOR, "ReorderInput")
                    .text(Fields.NODE_DOMAIN, BlockedConvolutions.DOMAIN))
            .text(Fields.GRAPH_NAME, "blocks")
            .message(Fields.GRAPH_INPUT, floats("x"))
            .message(Fields.GRAPH_OUTPUT, floats("blocks"));
    return new ProtoMessage()
        .int64(Fields.MODEL_IR_VERSION, IR_VERSION)
        .message(Fields.MODEL_GRAPH, graph)
        .message(
            Fields.MODEL_OPERATOR_SET,
            new ProtoMessage().int64(Fields.OPERATOR_SET_VERSION, BlockedConvolutions.OLDEST_OPSET))
        .message(Fields.MODEL_OPERATOR_SET, BlockedConvolutions.operatorSet())
        .toBytes();
  }

  private static ProtoMessage floats(String name) {
    ProtoMessage tensor = new ProtoMessage().int64(Fields.TYPE_ELEMENT, Array.FLOAT);
    return new ProtoMessage()
        .text(Fields.VALUE_NAME, name)
        .message(Fields.VALUE_TYPE, new ProtoMessage().message(Fields.TYPE_TENSOR, tensor));
  }
}
