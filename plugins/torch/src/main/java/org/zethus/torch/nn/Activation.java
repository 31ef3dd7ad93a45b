package org.zethus.torch.nn;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.zethus.api.plugin.ZethusException;

/** Activations that configs choose by name. */
public enum Activation {
  RELU(Functional::relu),
  LEAKYRELU(x -> Functional.leakyRelu(x, 0.01)),
  GELU(Functional::gelu),
  SILU(Functional::silu),
  SOFTPLUS(Functional::softplus),
  SIGMOID(Functional::sigmoid),
  TANH(NDArray::tanh);

  private final UnaryOperator<NDArray> function;

  Activation(UnaryOperator<NDArray> function) {
    this.function = function;
  }

  /**
   * {@return the activation of a name in any case, e.g. {@code SiLU} or {@code relu}}
   *
   * @throws ZethusException if there is none
   */
  public static Activation named(String name) {
    return Arrays.stream(values())
        .filter(activation -> activation.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new ZethusException(
                    "unknown activation '%s'; there are %s"
                        .formatted(name, Arrays.toString(values()))));
  }

  public NDArray forward(NDArray x) {
    return function.apply(x);
  }
}
