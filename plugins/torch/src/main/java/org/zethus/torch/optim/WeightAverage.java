package org.zethus.torch.optim;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import java.util.LinkedHashMap;
import java.util.Map;
import org.zethus.api.tensor.Tensor;
import org.zethus.torch.Autograd;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;

/**
 * Exponential moving average of a model's parameters: {@code average = decay * average + (1 -
 * decay) * parameter} after every update. The average often speaks better than the last weights.
 */
public final class WeightAverage implements AutoCloseable {
  private final Map<String, NDArray> averages = new LinkedHashMap<>();
  private final NDArray[] parameters;
  private final NDManager manager;
  private final double decay;

  /**
   * Begins with the weights as they are. Whoever closes the weights closes this before.
   *
   * @param decay in (0, 1), e.g. 0.999: the mean of about the last thousand updates
   */
  public WeightAverage(StateDict weights, double decay) {
    this.manager = weights.manager().newSubManager();
    this.decay = decay;
    this.parameters = weights.parameters().values().toArray(NDArray[]::new);
    Autograd.inference(
        () -> {
          weights.parameters().forEach((name, parameter) -> averages.put(name, copy(parameter)));
          return null;
        });
  }

  private NDArray copy(NDArray array) {
    NDArray copy = array.duplicate();
    NDScope.unregister(copy);
    copy.attach(manager);
    return copy;
  }

  /** Call after every update. */
  public void update() {
    Autograd.inference(
        () -> {
          Optimizer.KERNELS.call(manager, "average", averages(), parameters, decay).close();
          return null;
        });
  }

  /** Runs {@code body} while the model has the averages for weights. */
  public void during(Runnable body) {
    swap();
    try {
      body.run();
    } finally {
      swap();
    }
  }

  private void swap() {
    Autograd.inference(
        () -> {
          Optimizer.KERNELS.call(manager, "swap", averages(), (Object) parameters).close();
          return null;
        });
  }

  private NDArray[] averages() {
    return averages.values().toArray(NDArray[]::new);
  }

  /** {@return copies of the averages, for a file} */
  public Map<String, Tensor> toTensors() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    averages.forEach((name, array) -> tensors.put(name, Tensors.toTensor(array)));
    return tensors;
  }

  /** Goes back to what {@link #toTensors} gave. */
  public void restore(Map<String, Tensor> tensors) {
    Tensors.copyInto(averages, tensors, "the weights' average");
  }

  @Override
  public void close() {
    manager.close();
  }
}
