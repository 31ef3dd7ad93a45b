package org.zethus.maskgct;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.Device;
import org.zethus.api.tensor.TensorSource;
import org.zethus.testkit.GoldenCase;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.masked.Annealing;
import org.zethus.torch.masked.Guidance;
import org.zethus.torch.masked.MaskedLoss;
import org.zethus.torch.masked.MaskedSampler;
import org.zethus.torch.masked.UniformNoise;

/** A golden case with its weights open. */
record Golden(GoldenCase golden, StateDict weights) {
  static void inference(GoldenCase golden, Consumer<Golden> body) {
    inference(golden.name(), golden.weights(), golden, body);
  }

  static void inference(
      String name, TensorSource source, GoldenCase golden, Consumer<Golden> body) {
    try (StateDict weights = new TorchBackend().open(source, name, Device.CPU)) {
      Autograd.inference(
          () ->
              Scope.run(
                  () -> {
                    body.accept(new Golden(golden, weights));
                    return true;
                  }));
    }
  }

  /** Runs a body with a place for arrays. */
  static void withoutWeights(Consumer<NDManager> body) {
    try (StateDict none = new TorchBackend().outline("nothing", Map.of())) {
      Scope.run(
          () -> {
            body.accept(none.manager());
            return true;
          });
    }
  }

  /** Compares a masked loss and the norms of its gradients. */
  static void training(GoldenCase golden, BiConsumer<Golden, Consumer<NDArray[]>> body) {
    try (StateDict weights = new TorchBackend().open(golden.weights(), golden.name(), Device.CPU)) {
      Golden opened = new Golden(golden, weights);
      Autograd.training(
          () ->
              Scope.run(
                  () -> {
                    body.accept(opened, predicted -> opened.compare(predicted));
                    return true;
                  }));
    }
  }

  /** Compares loss and gradients of (logits, ids, frames that count). */
  private void compare(NDArray[] predicted) {
    NDArray loss = MaskedLoss.crossEntropy(predicted[0], predicted[1], predicted[2]);
    golden.assertClose("out.logits", Tensors.floats(predicted[0]));
    golden.assertClose("out.final_mask", Tensors.floats(predicted[2]));
    golden.assertClose("out.loss", Tensors.floats(loss));
    Autograd.backward(loss);
    Map<String, NDArray> parameters = weights.parameters();
    for (String name : golden.names()) {
      if (name.startsWith("out.grad_norm.")) {
        NDArray gradient = parameters.get(name.substring("out.grad_norm.".length())).getGradient();
        golden.assertClose(name, new double[] {norm(Tensors.floats(gradient))});
      }
    }
  }

  private static double norm(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    return Math.sqrt(sum);
  }

  NDManager manager() {
    return weights.manager();
  }

  NDArray in(String name) {
    return Tensors.of(manager(), golden.tensor("in." + name));
  }

  Config call() {
    return golden.config().section("call");
  }

  double number(String key) {
    return ((Number) call().asMap().get(key)).doubleValue();
  }

  List<Integer> steps(String key) {
    Object value = call().asMap().get(key);
    List<?> all = value instanceof List<?> list ? list : List.of(value);
    return all.stream().map(each -> ((Number) each).intValue()).toList();
  }

  List<Annealing> annealing(String stepsKey, double temperature) {
    double threshold = number("filter_thres");
    return steps(stepsKey).stream()
        .map(steps -> new Annealing(steps, temperature, threshold))
        .toList();
  }

  Guidance guidance() {
    return new Guidance(number("cfg"), number("rescale_cfg"));
  }

  MaskedSampler sampler(UniformNoise noise) {
    return new MaskedSampler(manager(), noise, new CancelSignal());
  }

  /** {@return the recorded draws of some steps: symbols' before confidences'} */
  List<String> draws(String prefix) {
    List<String> names = new ArrayList<>();
    for (int step = 0; golden.has(drawn(prefix, step, "scores")); step++) {
      for (String what : List.of("logits", "scores")) {
        if (golden.has(drawn(prefix, step, what))) {
          names.add(drawn(prefix, step, what));
        }
      }
    }
    return names;
  }

  private static String drawn(String prefix, int step, String what) {
    return "in.%sstep%d_gumbel_u_%s".formatted(prefix, step, what);
  }

  void same(String name, NDArray found) {
    golden.assertSame("out." + name, Tensors.longs(found));
  }

  void prompts(int[] frames) {
    golden.assertSame("out.prompt_len", Arrays.stream(frames).asLongStream().toArray());
  }
}
