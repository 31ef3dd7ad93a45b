package org.zethus.torch.nn;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.testkit.GoldenCase;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;

/**
 * One golden case of a block: its weights, inputs and config, and the comparison of outputs and of
 * the gradients of {@code sum(out * cot)}.
 */
public final class GoldenBlock {
  private final GoldenCase golden;
  private final StateDict weights;
  private final Map<String, NDArray> inputs = new HashMap<>();
  private final Map<String, NDArray> outputs = new LinkedHashMap<>();

  private GoldenBlock(GoldenCase golden, StateDict weights) {
    this.golden = golden;
    this.weights = weights;
  }

  /** Builds and runs a block with gradients, then compares everything the case has. */
  public static void check(GoldenCase golden, Consumer<GoldenBlock> body) {
    run(golden, new TorchBackend().open(golden.weights(), golden.name(), Device.CPU), body);
  }

  /** Runs a function that has no weights. */
  public static void checkFunction(GoldenCase golden, Consumer<GoldenBlock> body) {
    Checkpoint empty = Checkpoint.untrained(golden.name(), golden.config(), 0);
    run(golden, new TorchBackend().open(empty, Device.CPU), body);
  }

  private static void run(GoldenCase golden, StateDict weights, Consumer<GoldenBlock> body) {
    GoldenBlock block = new GoldenBlock(golden, weights);
    Autograd.training(
        () -> {
          try (weights;
              Scope scope = Scope.open()) {
            body.accept(block);
            block.compare();
          }
          return golden;
        });
  }

  /** {@return the case's weights; take all of them before the block runs} */
  public StateDict weights() {
    return weights;
  }

  /** {@return the config} */
  public Config config() {
    return golden.config();
  }

  /** {@return an integer of the config} */
  public int size(String key) {
    return ((Number) requireNonNull(golden.config().get(key), key)).intValue();
  }

  /** {@return an integer of the config; 0 where it is absent or null} */
  public int sizeOrZero(String key) {
    return golden.config().get(key) instanceof Number number ? number.intValue() : 0;
  }

  /** {@return a flag of the config; false where it is absent} */
  public boolean flag(String key) {
    return Boolean.TRUE.equals(golden.config().get(key));
  }

  /** {@return a recorded input, with a gradient where the case records it} */
  public NDArray in(String name) {
    return inputs.computeIfAbsent(
        name,
        key -> {
          NDArray input = Tensors.of(weights.manager(), golden.tensor("in." + key));
          if (golden.has("out.grad." + key)) {
            input.setRequiresGradient(true);
          }
          return input;
        });
  }

  /** {@return a recorded input, null where the case has none} */
  public @Nullable NDArray inOrNull(String name) {
    return golden.has("in." + name) ? in(name) : null;
  }

  /** Notes that weights are complete and will have gradients. */
  public void built() {
    weights.requireComplete();
    weights.requireGrad(true);
  }

  /** Notes an output. */
  public void out(String name, NDArray value) {
    outputs.put(name, value);
  }

  /** Notes a value that only some cases record. */
  public void outIfRecorded(String name, NDArray value) {
    if (golden.has("out." + name)) {
      out(name, value);
    }
  }

  private void compare() {
    outputs.forEach((name, value) -> golden.assertClose("out." + name, Tensors.floats(value)));
    if (golden.names().stream().anyMatch(name -> name.startsWith("out.grad"))) {
      Autograd.backward(sumOfOutputsTimesCotangents());
    }
    for (String name : golden.names()) {
      if (name.startsWith("out.gradnorm.")) {
        NDArray parameter =
            requireNonNull(weights.parameters().get(name.substring("out.gradnorm.".length())));
        golden.assertClose(name, Tensors.floats(parameter.getGradient().square().sum().sqrt()));
      } else if (name.startsWith("out.grad.")) {
        golden.assertClose(
            name, Tensors.floats(in(name.substring("out.grad.".length())).getGradient()));
      } else if (name.startsWith("out.") && !outputs.containsKey(name.substring(4))) {
        throw new AssertionError(golden.name() + ": nothing made " + name);
      }
    }
  }

  /** An output without a recorded cotangent does not take part. */
  private NDArray sumOfOutputsTimesCotangents() {
    NDArray sum = weights.manager().zeros(new Shape());
    for (Map.Entry<String, NDArray> output : outputs.entrySet()) {
      NDArray cotangent = inOrNull("cot." + output.getKey());
      if (cotangent != null) {
        sum = sum.add(output.getValue().mul(cotangent).sum());
      }
    }
    return sum;
  }
}
