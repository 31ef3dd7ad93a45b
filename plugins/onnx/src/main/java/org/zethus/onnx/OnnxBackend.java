package org.zethus.onnx;

import ai.onnxruntime.OrtEnvironment;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.engine.onnxruntime.OnnxRuntimeNatives;
import org.zethus.onnx.check.ModelCheck;
import org.zethus.onnx.proto.Model;
import org.zethus.onnx.rewrite.BlockedConvolutions;

/**
 * Opens graphs with ONNX Runtime. The engine is loaded when the first one is opened, so that a
 * platform that only lists its plugins never loads it. Threads may share it.
 */
@Component(service = OnnxBackend.class)
public final class OnnxBackend {
  private @Nullable BlockedConvolutions blockedConvolutions;

  /**
   * Opens a graph of a checkpoint; the caller closes it.
   *
   * @param file its name in the checkpoint, e.g. {@code model.onnx}
   * @throws ZethusException as {@link #open(ByteBuffer, String, SessionSettings)}, and if there is
   *     no such file
   */
  public OnnxSession open(Checkpoint checkpoint, String file, SessionSettings settings) {
    return open(checkpoint.data(file), checkpoint.name() + "/" + file, settings);
  }

  /**
   * Opens a graph; the caller closes it.
   *
   * @param graph an ONNX model with its weights; the session keeps a copy of its own
   * @param name how messages call it
   * @throws ZethusException if it is no ONNX model, is damaged, asks for what this engine does not
   *     have, or the device or engine cannot be used here
   */
  public OnnxSession open(ByteBuffer graph, String name, SessionSettings settings) {
    Model model = ModelCheck.read(graph, name);
    OrtEnvironment engine = engine();
    boolean onCpu = settings.device().equals(Device.CPU);
    ByteBuffer fastest = onCpu ? blockedConvolutions(engine).in(model) : graph;
    return OnnxSession.open(engine, fastest, name, settings);
  }

  private synchronized BlockedConvolutions blockedConvolutions(OrtEnvironment engine) {
    if (blockedConvolutions == null) {
      blockedConvolutions = new BlockedConvolutions(engine);
    }
    return blockedConvolutions;
  }

  private static OrtEnvironment engine() {
    try {
      return OnnxRuntimeNatives.load();
    } catch (IllegalStateException e) {
      throw new ZethusException(String.valueOf(e.getMessage()), e);
    }
  }
}
