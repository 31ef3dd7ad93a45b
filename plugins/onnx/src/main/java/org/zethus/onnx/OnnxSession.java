package org.zethus.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.DType;
import org.zethus.api.tensor.Tensor;

/**
 * A loaded graph: tensors in by name, tensors out by name.
 *
 * <p>Threads may share it, and their calls run side by side. Closing never waits: the native memory
 * is freed when the last running call has ended.
 */
public final class OnnxSession implements AutoCloseable {
  private static final String NO_SPINNING = "session.intra_op.allow_spinning";

  private final OrtEnvironment engine;
  private final OrtSession session;
  private final String name;
  private final Map<String, Port> inputs;
  private final Map<String, Port> outputs;
  private final Map<String, String> metadata;

  private int users;
  private boolean closed;

  private OnnxSession(OrtEnvironment engine, OrtSession session, String name) throws OrtException {
    this.engine = engine;
    this.session = session;
    this.name = name;
    this.inputs = ports(session.getInputInfo());
    this.outputs = ports(session.getOutputInfo());
    this.metadata = Map.copyOf(session.getMetadata().getCustomMetadata());
  }

  static OnnxSession open(
      OrtEnvironment engine, ByteBuffer graph, String name, SessionSettings settings) {
    try (OrtSession.SessionOptions options = options(settings)) {
      OrtSession session = engine.createSession(direct(graph), options);
      try {
        return new OnnxSession(engine, session, name);
      } catch (OrtException | RuntimeException e) {
        session.close();
        throw e;
      }
    } catch (OrtException e) {
      throw new ZethusException(
          "ONNX Runtime refuses %s: %s".formatted(name, oneLine(e.getMessage())), e);
    }
  }

  private static OrtSession.SessionOptions options(SessionSettings settings) throws OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    try {
      options.setIntraOpNumThreads(settings.threads());
      options.setInterOpNumThreads(1);
      options.setCPUArenaAllocator(settings.arena());
      options.addConfigEntry(
          NO_SPINNING, "0"); // waiting threads would take the other engines' time
      addProvider(options, settings.device());
      return options;
    } catch (OrtException | RuntimeException e) {
      options.close();
      throw e;
    }
  }

  private static void addProvider(OrtSession.SessionOptions options, Device device)
      throws OrtException {
    if (device.type().equals("cuda")) {
      if (!OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
        throw new ZethusException(
            "cannot compute on %s: the ONNX Runtime libraries here are built for the CPU. Put those of com.microsoft.onnxruntime:onnxruntime_gpu into the folder that ONNXRUNTIME_LIBRARY_PATH names, or use the device cpu."
                .formatted(device));
      }
      options.addCUDA(device.index());
    }
  }

  /** The engine reads from memory that Java does not move. */
  private static ByteBuffer direct(ByteBuffer bytes) {
    if (bytes.isDirect()) {
      return bytes.slice();
    }
    return ByteBuffer.allocateDirect(bytes.remaining()).put(bytes.duplicate()).flip();
  }

  private static Map<String, Port> ports(Map<String, NodeInfo> infos) {
    Map<String, Port> ports = new LinkedHashMap<>();
    infos.forEach((port, info) -> ports.put(port, port(info)));
    return ports;
  }

  private static Port port(NodeInfo info) {
    return info.getInfo() instanceof TensorInfo tensor
        ? new Port(type(tensor.type), tensor.getShape())
        : new Port(null, new long[0]);
  }

  private static @Nullable DType type(OnnxJavaType type) {
    return switch (type) {
      case FLOAT -> DType.F32;
      case DOUBLE -> DType.F64;
      case FLOAT16 -> DType.F16;
      case BFLOAT16 -> DType.BF16;
      case INT64 -> DType.I64;
      case INT32 -> DType.I32;
      case INT16 -> DType.I16;
      case INT8 -> DType.I8;
      case UINT8 -> DType.U8;
      case BOOL -> DType.BOOL;
      default -> null;
    };
  }

  private static OnnxJavaType type(DType type) {
    return switch (type) {
      case F32 -> OnnxJavaType.FLOAT;
      case F64 -> OnnxJavaType.DOUBLE;
      case F16 -> OnnxJavaType.FLOAT16;
      case BF16 -> OnnxJavaType.BFLOAT16;
      case I64 -> OnnxJavaType.INT64;
      case I32 -> OnnxJavaType.INT32;
      case I16 -> OnnxJavaType.INT16;
      case I8 -> OnnxJavaType.INT8;
      case U8 -> OnnxJavaType.UINT8;
      case BOOL -> OnnxJavaType.BOOL;
    };
  }

  /** {@return how messages call it} */
  public String name() {
    return name;
  }

  /** {@return what it takes, in the graph's order} */
  public Map<String, Port> inputs() {
    return Map.copyOf(inputs);
  }

  /**
   * {@return one of the inputs}
   *
   * @throws ZethusException if the graph has no input of that name
   */
  public Port input(String name) {
    Port port = inputs().get(name);
    if (port == null) {
      throw new ZethusException(
          "the graph %s has no input '%s'; it takes %s".formatted(name(), name, inputNames()));
    }
    return port;
  }

  /** {@return the names of what it takes, in the graph's order} */
  public List<String> inputNames() {
    return List.copyOf(inputs.keySet());
  }

  /** {@return the names of what it makes, in the graph's order} */
  public List<String> outputNames() {
    return List.copyOf(outputs.keySet());
  }

  /** {@return what its maker wrote into it, e.g. {@code sample_rate}} */
  public Map<String, String> metadata() {
    return metadata;
  }

  /**
   * Runs the graph.
   *
   * @param feeds a tensor for every input, by its name
   * @return all outputs by their names, in the graph's order
   * @throws ZethusException if an input is missing or unknown, or the graph fails on them
   * @throws IllegalStateException if this is closed
   */
  public Map<String, Tensor> run(Map<String, Tensor> feeds) {
    requireInputs(feeds);
    enter();
    Map<String, OnnxTensor> natives = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, Tensor> feed : feeds.entrySet()) {
        natives.put(feed.getKey(), toNative(feed.getValue()));
      }
      try (OrtSession.Result result = session.run(Map.<String, OnnxTensorLike>copyOf(natives))) {
        Map<String, Tensor> made = new LinkedHashMap<>();
        for (Map.Entry<String, OnnxValue> output : result) {
          made.put(output.getKey(), toTensor(output.getKey(), output.getValue()));
        }
        return made;
      }
    } catch (OrtException e) {
      throw new ZethusException(
          "the graph %s fails on inputs %s: %s".formatted(name, feeds, oneLine(e.getMessage())), e);
    } finally {
      natives.values().forEach(OnnxTensor::close);
      leave();
    }
  }

  private void requireInputs(Map<String, Tensor> feeds) {
    if (!feeds.keySet().equals(inputs.keySet())) {
      throw new ZethusException(
          "the graph %s takes the inputs %s, found %s"
              .formatted(name, inputs.keySet(), feeds.keySet()));
    }
  }

  private OnnxTensor toNative(Tensor tensor) throws OrtException {
    ByteBuffer data = direct(tensor.data()).order(ByteOrder.nativeOrder());
    return OnnxTensor.createTensor(engine, data, tensor.shape(), type(tensor.dtype()));
  }

  private Tensor toTensor(String output, OnnxValue value) {
    if (value instanceof OnnxTensor tensor) {
      DType type = type(tensor.getInfo().type);
      if (type != null) {
        return new Tensor(type, tensor.getInfo().getShape(), tensor.getByteBuffer());
      }
    }
    throw new ZethusException(
        "output '%s' of %s is %s; expected a tensor of numbers"
            .formatted(output, name, value.getInfo()));
  }

  /** ONNX Runtime's messages have line breaks and stack traces. */
  private static String oneLine(@Nullable String message) {
    return message == null
        ? "it does not say why"
        : message.strip().replaceAll("\\s*\\R\\s*", "; ");
  }

  /**
   * Refuses to go on with a closed one, where nothing is left to run.
   *
   * @throws IllegalStateException if this is closed
   */
  public synchronized void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the graph " + name + " is closed");
    }
  }

  private synchronized void enter() {
    requireOpen();
    users++;
  }

  private synchronized void leave() {
    users--;
    if (closed && users == 0) {
      free();
    }
  }

  /** Refuses further calls. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      if (users == 0) {
        free();
      }
    }
  }

  private void free() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("cannot free the graph " + name, e);
    }
  }
}
