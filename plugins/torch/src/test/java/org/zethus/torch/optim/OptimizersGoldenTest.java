package org.zethus.torch.optim;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Device;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.tensor.Tensor;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;
import org.zethus.torch.Autograd;
import org.zethus.torch.Init;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;

/** The same gradients, step by step, lead along the reference's path. */
class OptimizersGoldenTest {
  @TempDir Path folder;

  @GoldenCases(area = "optim", model = "Adam")
  void adam(GoldenCase golden) {
    Adam.Config config = read(golden, Adam.Config.class);
    follow(golden, w -> new Adam(w, config, schedule(golden), clip(golden)));
  }

  @GoldenCases(area = "optim", model = "AdamW")
  void adamW(GoldenCase golden) {
    AdamW.Config config = read(golden, AdamW.Config.class);
    follow(golden, w -> new AdamW(w, config, schedule(golden), clip(golden)));
  }

  @GoldenCases(area = "optim", model = "Eve")
  void eve(GoldenCase golden) {
    Eve.Config config = read(golden, Eve.Config.class);
    follow(golden, w -> new Eve(w, config, schedule(golden), clip(golden)));
  }

  @GoldenCases(area = "optim", model = "ScaledAdam")
  void scaledAdam(GoldenCase golden) {
    ScaledAdam.Config config = read(golden, ScaledAdam.Config.class);
    follow(golden, w -> new ScaledAdam(w, config, schedule(golden)));
  }

  private static <R extends Record> R read(GoldenCase golden, Class<R> type) {
    return golden.config().as(type);
  }

  private void follow(GoldenCase golden, Function<StateDict, Optimizer> make) {
    List<String> names =
        ((List<?>) golden.config().asMap().get("param_order"))
            .stream().map(String::valueOf).toList();
    int steps = number(golden.config(), "steps").intValue();
    try (StateDict weights = parameters(golden, names);
        Optimizer optimizer = make.apply(weights)) {
      Map<String, List<float[]>> paths = new LinkedHashMap<>();
      double[] rates = new double[steps];
      double[] norms = new double[steps];
      for (int step = 0; step < steps; step++) {
        optimizer.schedule().startEpoch(step / 10);
        rates[step] = optimizer.learningRate();
        step(golden, weights, optimizer, step);
        norms[step] = optimizer.gradientNorm();
        for (String name : names) {
          paths
              .computeIfAbsent(name, n -> new ArrayList<>())
              .add(Tensors.floats(weights.parameters().get(name)));
        }
      }
      paths.forEach((name, path) -> golden.assertClose("out.traj." + name, flat(path)));
      golden.assertClose("out.lr", rates);
      if (golden.has("out.gradnorm")) {
        golden.assertClose("out.gradnorm", norms);
      }
      assertThat(optimizer.updates()).isEqualTo(steps);
    }
  }

  private StateDict parameters(GoldenCase golden, List<String> names) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    names.forEach(name -> tensors.put(name, golden.tensor("in.param." + name)));
    Path file = folder.resolve("weights.safetensors");
    SafeTensors.write(file, tensors, Map.of());
    StateDict weights = new TorchBackend().open(SafeTensors.open(file), "case", Device.CPU);
    tensors.forEach((name, tensor) -> weights.parameter(name, Init.ZEROS, tensor.shape()));
    weights.requireComplete();
    return weights;
  }

  /** The loss sum(p * g) has the recorded gradients g. */
  private static void step(GoldenCase golden, StateDict weights, Optimizer optimizer, int step) {
    Autograd.training(
        () -> {
          try (Scope scope = Scope.open();
              NDManager manager = weights.manager().newSubManager()) {
            NDArray loss = manager.create(0f);
            for (Map.Entry<String, NDArray> entry : weights.parameters().entrySet()) {
              float[] gradient = row(golden.tensor("in.grad." + entry.getKey()), step);
              long[] shape = entry.getValue().getShape().getShape();
              loss = loss.add(entry.getValue().mul(Tensors.of(manager, gradient, shape)).sum());
            }
            optimizer.accumulate(loss);
            optimizer.step();
            return null;
          }
        });
  }

  private static float[] row(Tensor all, int step) {
    int length = (int) (all.length() / all.shape()[0]);
    return Arrays.copyOfRange(all.floats(), step * length, (step + 1) * length);
  }

  private static float[] flat(List<float[]> rows) {
    float[] all = new float[rows.size() * rows.get(0).length];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i), 0, all, i * rows.get(i).length, rows.get(i).length);
    }
    return all;
  }

  private static double clip(GoldenCase golden) {
    return golden.config().get("clip_grad_norm") instanceof Number number
        ? number.doubleValue()
        : 0;
  }

  private static Schedule schedule(GoldenCase golden) {
    double base = number(golden.config(), "lr").doubleValue();
    Config config = golden.config().section("scheduler");
    return switch (String.valueOf(config.get("name"))) {
      case "null" -> Schedules.constant(base);
      case "NoamLR" -> Schedules.noamLr(base, number(config, "num_warmup").longValue());
      case "ExponentialLR" -> Schedules.exponential(base, number(config, "gamma").doubleValue());
      case "cosine with warmup" ->
          Schedules.cosine(
              base,
              number(config, "num_warmup_steps").longValue(),
              number(config, "num_training_steps").longValue(),
              number(config, "num_cycles").doubleValue());
      case "Eden" ->
          new Eden(
              base,
              number(config, "lr_batches").doubleValue(),
              number(config, "lr_epochs").doubleValue(),
              number(config, "warmup_batches").doubleValue());
      default -> throw new AssertionError("unknown scheduler " + config);
    };
  }

  private static Number number(Config config, String key) {
    return (Number) config.asMap().get(key);
  }
}
