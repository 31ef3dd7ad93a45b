package org.zethus.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.Tensor;

/**
 * A model's weights by their names in the checkpoint.
 *
 * <p>Layers take what they need while a model is built; what is missing or has another shape is
 * remembered and reported by {@link #requireComplete} together with what nobody took. Without a
 * checkpoint every parameter is drawn by its {@link Init}. {@link #at} gives a view of the names
 * below a prefix; all views share one memory, which {@link #close} frees.
 */
public final class StateDict implements AutoCloseable {
  private final Parameters parameters;
  private final String prefix;
  private final Map<String, Init> starts;
  private final LinearForm linear;

  StateDict(Parameters parameters, String prefix, Map<String, Init> starts, LinearForm linear) {
    this.parameters = parameters;
    this.prefix = prefix;
    this.starts = starts;
    this.linear = linear;
  }

  /** {@return the names below {@code name}, e.g. {@code at("convs1.0").parameter("weight", …)}} */
  public StateDict at(String name) {
    return new StateDict(parameters, prefix + name + ".", starts, linear);
  }

  /** {@return the names below {@code name} and a number, e.g. {@code convs1.0}} */
  public StateDict at(String name, int index) {
    return at(name + "." + index);
  }

  /**
   * {@return a view in which a parameter begins otherwise than its layer would have it} E.g. {@code
   * new Linear(weights.at("out").starting("bias", Init.ZEROS), 80, 1)}.
   */
  public StateDict starting(String name, Init init) {
    Map<String, Init> more = new HashMap<>(starts);
    more.put(prefix + name, init);
    return new StateDict(parameters, prefix, more, linear);
  }

  /** {@return a view whose linear layers without weight norm hold their weights in a form} */
  public StateDict linear(LinearForm form) {
    return new StateDict(parameters, prefix, starts, form);
  }

  /** {@return the form in which linear layers hold their weights} */
  public LinearForm linear() {
    return linear;
  }

  /**
   * {@return a parameter that a checkpoint may lack: then it begins as without one} Otherwise as
   * {@link #parameter}.
   */
  public NDArray addition(String name, Init init, long... shape) {
    String full = prefix + name;
    return parameters.addition(full, starts.getOrDefault(full, init), shape);
  }

  /**
   * {@return arrays made of a tensor, which itself is freed: for weights that are only inferred
   * with and held in another form}
   *
   * @param pack makes them
   */
  public NDArray[] packed(
      String name, Init init, Function<NDArray, NDArray[]> pack, long... shape) {
    String full = prefix + name;
    return parameters.packed(full, starts.getOrDefault(full, init), pack, shape);
  }

  /**
   * {@return a parameter: float32, trained with the model} Asked for again, it is the same array.
   *
   * @param init how it begins without a checkpoint
   * @param shape as in the checkpoint
   */
  public NDArray parameter(String name, Init init, long... shape) {
    return take(name, init, shape, true);
  }

  /** {@return a tensor that is saved with the model but not trained; otherwise as a parameter} */
  public NDArray buffer(String name, Init init, long... shape) {
    return take(name, init, shape, false);
  }

  private NDArray take(String name, Init init, long[] shape, boolean trained) {
    String full = prefix + name;
    return parameters.take(full, starts.getOrDefault(full, init), shape, trained);
  }

  /** {@return whether the checkpoint has a tensor of this name; false without a checkpoint} */
  public boolean has(String name) {
    return parameters.has(prefix + name);
  }

  /** Lets the checkpoint have a tensor that this model does not need, e.g. a counter. */
  public void ignore(String name) {
    parameters.ignore(prefix + name);
  }

  /**
   * Lets the checkpoint have tensors that this model does not need, e.g. upper layers.
   *
   * @param name what their names begin with, e.g. {@code encoder.layers.23}
   */
  public void ignoreBelow(String name) {
    parameters.ignoreBelow(prefix + name + ".");
  }

  /**
   * {@return whether parameters have had gradients switched on; then they change, and nothing
   * computed from them may be kept from one call to the next}
   */
  public boolean isTrained() {
    return parameters.isTrained();
  }

  /** {@return the parameters below this prefix, in the order in which the model took them} */
  public Map<String, NDArray> parameters() {
    return parameters.below(prefix, false);
  }

  /** {@return the parameters and buffers below this prefix, in the order the model took them} */
  public Map<String, NDArray> parametersAndBuffers() {
    return parameters.below(prefix, true);
  }

  /** Switches gradients of the parameters below this prefix on or off. */
  public void requireGrad(boolean required) {
    if (required) {
      parameters.markTrained();
    }
    parameters().values().forEach(parameter -> parameter.setRequiresGradient(required));
  }

  /**
   * Takes parameters out of training: they stay what they are, and are saved as buffers are. Call
   * when the model is built, before an optimiser is.
   *
   * @param name a parameter, or what the names of several begin with, e.g. {@code encoder}
   * @throws ZethusException if there is no such parameter
   */
  public void freeze(String name) {
    if (!parameters.freeze(prefix + name)) {
      throw new ZethusException(
          "cannot freeze '%s' of %s: no trained parameter's name begins so; there are %s"
              .formatted(name, this, parameters().keySet()));
    }
  }

  /**
   * Takes all parameters out of training but some; see {@link #freeze}.
   *
   * @param trained says which, by their whole names
   * @throws ZethusException if none is left
   */
  public void freezeAllBut(Predicate<String> trained) {
    List<String> frozen = parameters().keySet().stream().filter(trained.negate()).toList();
    if (frozen.size() == parameters().size()) {
      throw new ZethusException(
          "nothing of %s is left to train; there are %s".formatted(this, frozen));
    }
    frozen.forEach(parameters::freeze);
  }

  /** {@return copies of the parameters and buffers below this prefix, for a file} */
  public Map<String, Tensor> toTensors() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    try (Scope scope = Scope.open()) {
      parametersAndBuffers().forEach((name, array) -> tensors.put(name, Tensors.toTensor(array)));
    }
    return tensors;
  }

  /**
   * {@return what {@link #toTensors()} gives, for a file that is only read to infer}
   *
   * @param halfPrecision as float16, half as large
   */
  public Map<String, Tensor> toTensors(boolean halfPrecision) {
    Map<String, Tensor> tensors = toTensors();
    if (halfPrecision) {
      tensors.replaceAll((name, tensor) -> tensor.toHalf());
    }
    return tensors;
  }

  /**
   * Goes back to what {@link #toTensors()} of the same view gave; the arrays stay the same ones.
   *
   * @throws org.zethus.api.plugin.ZethusException if the tensors are those of another model
   */
  public void restore(Map<String, Tensor> tensors) {
    Tensors.copyInto(parametersAndBuffers(), tensors, toString());
  }

  /** {@return where the weights live; what joins it is freed with them} */
  public NDManager manager() {
    return parameters.manager();
  }

  /**
   * Call when the model is built.
   *
   * @throws ZethusException listing every parameter that is missing, unexpected or of another shape
   */
  public void requireComplete() {
    parameters.requireComplete();
  }

  /** Frees the weights. */
  @Override
  public void close() {
    parameters.close();
  }

  @Override
  public String toString() {
    return parameters.name() + (prefix.isEmpty() ? "" : ": " + prefix);
  }
}
