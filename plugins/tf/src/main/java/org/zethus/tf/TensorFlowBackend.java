package org.zethus.tf;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Component;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.Tensor;
import org.zethus.engine.tensorflow.TensorFlowNatives;

/**
 * Makes graphs that TensorFlow runs. The engine is loaded when the first one is made, so that a
 * platform that only lists its plugins never loads it. Threads may share it.
 */
@Component(service = TensorFlowBackend.class)
public final class TensorFlowBackend {
  /**
   * Builds a graph out of weights; the caller closes it.
   *
   * @param name how messages call the weights
   * @param weights by their names
   * @param build adds inputs, operations and outputs
   * @throws ZethusException listing every weight that is missing, unexpected or of another shape;
   *     or if the device or the engine cannot be used here
   */
  public TensorGraph build(
      String name, Map<String, Tensor> weights, Device device, Consumer<GraphBuilder> build) {
    loadEngine(device);
    GraphBuilder builder = new GraphBuilder(name, weights);
    try {
      build.accept(builder);
      builder.requireComplete();
      return builder.finish();
    } catch (RuntimeException | Error e) {
      builder.close();
      throw e;
    }
  }

  /**
   * Opens a SavedModel; the caller closes it.
   *
   * @param folder holds {@code saved_model.pb} and {@code variables}
   * @param signature which of its functions; published models have {@code serving_default}
   * @throws ZethusException if it is broken, or does what a model has no need to, such as writing
   *     files; or if the device or the engine cannot be used here
   */
  public TensorGraph open(Path folder, String signature, Device device) {
    SavedModelFile model = SavedModelFile.read(folder);
    loadEngine(device);
    return model.load(signature);
  }

  private static void loadEngine(Device device) {
    if (!device.equals(Device.CPU)) {
      throw new ZethusException(
          "cannot compute on %s: the TensorFlow libraries that Zethus carries are built for the CPU. Use the device cpu."
              .formatted(device));
    }
    try {
      TensorFlowNatives.load();
    } catch (IllegalStateException e) {
      throw new ZethusException(String.valueOf(e.getMessage()), e);
    }
  }
}
