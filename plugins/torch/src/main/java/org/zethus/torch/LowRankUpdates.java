package org.zethus.torch;

import java.util.LinkedHashMap;
import java.util.Map;
import org.zethus.api.tensor.Tensor;

/** Adds learned updates of low rank to the weights beside which they were learned. */
public final class LowRankUpdates {
  private static final String A = "lora_A.weight";
  private static final String B = "lora_B.weight";

  private LowRankUpdates() {}

  /** {@return whether a parameter belongs to an update} */
  public static boolean isPart(String parameter) {
    return parameter.endsWith(A) || parameter.endsWith(B);
  }

  /**
   * {@return the tensors of the model without updates that infers as the one with them}
   *
   * @param tensors as {@link StateDict#toTensors()} gives them
   * @param form the form of the model's linear layers
   */
  public static Map<String, Tensor> merge(Map<String, Tensor> tensors, LinearForm form) {
    Map<String, Tensor> merged = new LinkedHashMap<>();
    tensors.forEach(
        (name, tensor) -> {
          if (!isPart(name)) {
            merged.put(name, tensor);
          }
        });
    tensors.forEach(
        (name, a) -> {
          if (name.endsWith(A)) {
            String layer = name.substring(0, name.length() - A.length());
            Tensor b = tensors.get(layer + B);
            if (b == null) {
              throw new IllegalArgumentException(
                  "found '%s' without '%s'".formatted(name, layer + B));
            }
            merged.computeIfPresent(
                layer + "weight", (weight, plain) -> sum(plain, a, b, form.scale()));
          }
        });
    return merged;
  }

  /** {@code W + scale B A}: (out, in), (rank, in) and (out, rank). */
  private static Tensor sum(Tensor weight, Tensor a, Tensor b, double scale) {
    int in = (int) weight.shape()[1];
    int out = (int) weight.shape()[0];
    int rank = (int) a.shape()[0];
    float[] values = weight.floats();
    float[] down = a.floats();
    float[] up = b.floats();
    for (int o = 0; o < out; o++) {
      for (int r = 0; r < rank; r++) {
        double factor = scale * up[o * rank + r];
        for (int i = 0; i < in; i++) {
          values[o * in + i] += (float) (factor * down[r * in + i]);
        }
      }
    }
    return Tensor.of(values, weight.shape());
  }
}
