package org.zethus.torch.optim;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.Tensor;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.kernels.TorchScript;
import org.zethus.torch.loss.Losses;
import org.zethus.torch.nn.Functional;

/**
 * Moves one set of parameters against the gradients of losses. One native call computes the
 * gradients, one clips them and updates everything; gradients of what this optimiser does not own
 * are never computed, so a generator and its discriminators need not be frozen in turn.
 *
 * <pre>{@code
 * optimizer.accumulate(loss); // once per micro-batch
 * optimizer.step();
 * }</pre>
 */
public abstract class Optimizer implements AutoCloseable {
  /** Functions in {@code optimizers.py}. */
  static final TorchScript KERNELS = TorchScript.beside(Optimizer.class, "optimizers.py");

  private final List<String> names;
  private final NDArray[] parameters;
  private final NDManager manager;
  private final Schedule schedule;
  private final Map<String, NDArray> state = new TreeMap<>();
  private long updates;
  private double gradientNorm;
  private NDArray @Nullable [] gradients;

  /**
   * Switches the gradients of the weights on. Whoever closes the weights closes this before.
   *
   * @param weights all parameters below the view are moved
   * @param schedule of the learning rate
   */
  protected Optimizer(StateDict weights, Schedule schedule) {
    this.names = List.copyOf(weights.parameters().keySet());
    this.parameters = weights.parameters().values().toArray(NDArray[]::new);
    if (parameters.length == 0) {
      throw new IllegalArgumentException("no parameters to train below " + weights);
    }
    this.manager = weights.manager().newSubManager();
    this.schedule = schedule;
    weights.requireGrad(true);
  }

  /**
   * Updates all parameters and the state, without gradients being recorded.
   *
   * @param gradients in the order of {@link #parameters}
   * @param update how many were made before this one
   * @param rate the learning rate
   * @return the global norm of the gradients before any clipping; one element
   */
  abstract NDArray update(NDArray[] gradients, long update, double rate);

  final NDArray[] parameters() {
    return parameters;
  }

  /** {@return zeros in the shape of each parameter; saved with the state} */
  final NDArray[] zerosLikeParameters(String name) {
    NDArray[] zeros = new NDArray[parameters.length];
    for (int i = 0; i < zeros.length; i++) {
      zeros[i] = state(name + "." + names.get(i), manager.zeros(parameters[i].getShape()));
    }
    return zeros;
  }

  /** {@return the array, which is now saved with the state and freed with this} */
  final NDArray state(String name, NDArray array) {
    NDScope.unregister(array);
    array.attach(manager);
    state.put(name, array);
    return array;
  }

  final NDManager manager() {
    return manager;
  }

  /**
   * Adds the gradients of a loss to those of the next {@link #step}, and frees the loss's graph.
   *
   * @param loss one element, computed from the parameters with gradients recorded
   */
  public final void accumulate(NDArray loss) {
    NDArray[] before = gradients;
    if (before == null) {
      gradients = KERNELS.callForList("gradients", loss, (Object) parameters);
      NDScope.unregister(gradients); // the step frees them, not a micro-batch's scope
    } else {
      KERNELS.call("add_gradients", loss, parameters, before).close();
    }
  }

  /**
   * Updates the parameters once, by all gradients accumulated since the last time.
   *
   * @throws IllegalStateException if there are none
   */
  public final void step() {
    NDArray[] found = gradients;
    if (found == null) {
      throw new IllegalStateException("no gradients: accumulate a loss before each step");
    }
    gradients = null;
    gradientNorm =
        Autograd.inference(
            () -> {
              try (NDArray norm = update(found, updates, learningRate())) {
                return (double) norm.toFloatArray()[0];
              }
            });
    for (NDArray gradient : found) {
      gradient.close();
    }
    updates++;
  }

  /**
   * One update by the mean of the losses of micro-batches; the arrays of each are freed before the
   * next.
   *
   * @return the mean of {@link Losses#values} over the micro-batches
   */
  public final <B> Map<String, Double> minimize(List<B> batches, Function<B, Losses> losses) {
    Map<String, Double> means = new LinkedHashMap<>();
    for (B batch : batches) {
      try (Scope scope = Scope.open()) {
        Losses terms = losses.apply(batch);
        NDArray total = terms.total();
        accumulate(batches.size() == 1 ? total : Functional.div(total, batches.size()));
        terms
            .values()
            .forEach((name, value) -> means.merge(name, value / batches.size(), Double::sum));
      }
    }
    step();
    return means;
  }

  /** {@return the learning rate of the next step} */
  public final double learningRate() {
    return schedule.rate(updates);
  }

  /** {@return the global norm of the last step's gradients, before clipping} */
  public final double gradientNorm() {
    return gradientNorm;
  }

  /** {@return the schedule, to be told of epochs and validation} */
  public final Schedule schedule() {
    return schedule;
  }

  /** {@return how many steps were made} */
  public final long updates() {
    return updates;
  }

  /** {@return copies of the moments, for a file} */
  public final Map<String, Tensor> toTensors() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    state.forEach((name, array) -> tensors.put(name, Tensors.toTensor(array)));
    return tensors;
  }

  /**
   * Goes back to what {@link #toTensors} and {@link #updates} gave.
   *
   * @throws ZethusException if the tensors are those of another optimiser or model
   */
  public final void restore(Map<String, Tensor> tensors, long updates) {
    Tensors.copyInto(state, tensors, "the optimiser's state");
    this.updates = updates;
  }

  /** Frees the moments; the parameters stay. */
  @Override
  public void close() {
    manager.close();
  }
}
