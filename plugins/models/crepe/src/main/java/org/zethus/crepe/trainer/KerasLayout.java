package org.zethus.crepe.trainer;

import java.util.LinkedHashMap;
import java.util.Map;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.Tensor;

/**
 * The names and the order of dimensions that CREPE's weights are published in, which are Keras's:
 * {@code conv1/kernel} (taps, 1, in, out), {@code conv1/bias}, {@code conv1-BN/gamma}, {@code
 * beta}, {@code moving_mean} and {@code moving_variance}, {@code classifier/kernel} (in, out) and
 * {@code classifier/bias}.
 */
final class KerasLayout {
  private static final Map<String, String> NORM_NAMES =
      Map.of(
          "weight", "gamma",
          "bias", "beta",
          "running_mean", "moving_mean",
          "running_var", "moving_variance");

  private KerasLayout() {}

  /**
   * {@return PyTorch's tensors, renamed and turned}
   *
   * @param halfPrecision as float16, half as large
   */
  static Map<String, Tensor> of(Map<String, Tensor> weights, boolean halfPrecision) {
    Map<String, Tensor> published = new LinkedHashMap<>();
    weights.forEach(
        (name, tensor) -> {
          int dot = name.lastIndexOf('.');
          String layer = name.substring(0, dot);
          String parameter = name.substring(dot + 1);
          Tensor turned = turned(tensor);
          published.put(
              layer + "/" + published(layer, parameter), halfPrecision ? turned.toHalf() : turned);
        });
    return published;
  }

  private static String published(String layer, String parameter) {
    if (!layer.endsWith(CrepeNetwork.NORM)) {
      return parameter.equals("weight") ? "kernel" : parameter;
    }
    String name = NORM_NAMES.get(parameter);
    if (name == null) {
      throw new ZethusException("no name for '%s' of %s in Keras".formatted(parameter, layer));
    }
    return name;
  }

  /** {@return (out, in, taps) as (taps, 1, in, out), (out, in) as (in, out), others as they are} */
  private static Tensor turned(Tensor tensor) {
    long[] shape = tensor.shape();
    if (shape.length == 1) {
      return tensor;
    }
    int out = (int) shape[0];
    int in = (int) shape[1];
    int taps = shape.length == 3 ? (int) shape[2] : 1;
    float[] from = tensor.floats();
    float[] to = new float[from.length];
    for (int o = 0; o < out; o++) {
      for (int i = 0; i < in; i++) {
        for (int t = 0; t < taps; t++) {
          to[(t * in + i) * out + o] = from[(o * in + i) * taps + t];
        }
      }
    }
    return shape.length == 3 ? Tensor.of(to, taps, 1, in, out) : Tensor.of(to, in, out);
  }
}
