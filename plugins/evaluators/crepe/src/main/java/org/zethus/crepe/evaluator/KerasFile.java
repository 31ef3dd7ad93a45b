package org.zethus.crepe.evaluator;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.zethus.api.plugin.Reason;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.Tensor;

/**
 * Weights as Keras 1 and 2 save them: an HDF5 file with a group for each layer, alone or below
 * {@code model_weights}, and in it, however deep, a data set {@code kernel:0} and the like.
 */
final class KerasFile {
  private static final String WHOLE_MODEL = "model_weights";
  private static final int DEPTH = 8;

  private final String name;
  private final int size;
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();

  private KerasFile(String name, int size) {
    this.name = name;
    this.size = size;
  }

  /**
   * {@return the weights as {@code <layer>/<parameter>}, e.g. {@code conv1/kernel}}
   *
   * @param name how messages call the file
   * @throws ZethusException if it is no whole HDF5 file, or holds anything but such weights
   */
  static Map<String, Tensor> read(ByteBuffer bytes, String name) {
    KerasFile file = new KerasFile(name, bytes.remaining());
    try (HdfFile hdf = HdfFile.fromByteBuffer(bytes)) {
      Node model = hdf.getChildren().get(WHOLE_MODEL);
      Group layers = model instanceof Group group ? group : hdf;
      layers.getChildren().forEach((layer, node) -> file.add(layer, node, DEPTH));
    } catch (ZethusException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) { // what jhdf makes of broken files varies
      throw new ZethusException("cannot read %s as HDF5: %s".formatted(name, Reason.of(e)), e);
    }
    if (file.tensors.isEmpty()) {
      throw new ZethusException("%s has no weights as Keras 2 saves them".formatted(name));
    }
    return file.tensors;
  }

  private void add(String layer, Node node, int depth) {
    if (depth == 0) {
      throw new ZethusException(
          "%s: groups in '%s' lie more than %d deep".formatted(name, layer, DEPTH));
    }
    if (node instanceof Group group) {
      group.getChildren().values().forEach(child -> add(layer, child, depth - 1));
    } else if (node instanceof Dataset dataset) {
      String parameter = dataset.getName().replaceFirst(":\\d+$", "");
      tensors.put(layer + "/" + parameter, tensor(dataset));
    }
  }

  private Tensor tensor(Dataset dataset) {
    long[] shape = Arrays.stream(dataset.getDimensions()).asLongStream().toArray();
    if (Tensor.elements(shape) * Float.BYTES > size) {
      throw new ZethusException(
          "%s: '%s' claims to be %s, more than the file's %d bytes hold"
              .formatted(name, dataset.getPath(), Arrays.toString(shape), size));
    }
    if (!(dataset.getDataFlat() instanceof float[] values)
        || values.length != Tensor.elements(shape)) {
      throw new ZethusException(
          "%s: '%s' holds %s, expected float32"
              .formatted(name, dataset.getPath(), dataset.getJavaType().getSimpleName()));
    }
    return Tensor.of(values, shape);
  }
}
