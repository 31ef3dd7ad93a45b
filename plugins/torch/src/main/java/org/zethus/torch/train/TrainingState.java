package org.zethus.torch.train;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.Tensor;
import org.zethus.torch.optim.Optimizer;
import org.zethus.torch.optim.WeightAverage;

/** Gathers everything that changes from step to step, and puts it back. */
final class TrainingState {
  private static final String MODEL = "model/";
  private static final String COMPANION = "companion/";
  private static final String OPTIMIZER = "optimizer/";
  private static final String AVERAGE = "average/";

  private final TrainingTask<?> task;
  private final @Nullable WeightAverage average;
  private final Tally tally;
  private @Nullable Double bestLoss;

  TrainingState(TrainingTask<?> task, @Nullable WeightAverage average, Tally tally) {
    this.task = task;
    this.average = average;
    this.tally = tally;
  }

  /** {@return whether the loss is the lowest so far; then it is remembered} */
  boolean isBest(double validationLoss) {
    if (bestLoss != null && !(validationLoss < bestLoss)) {
      return false;
    }
    bestLoss = validationLoss;
    return true;
  }

  Map<String, Tensor> tensors() {
    Map<String, Tensor> all = new LinkedHashMap<>();
    put(all, MODEL, task.model().toTensors());
    task.companions()
        .forEach((name, weights) -> put(all, COMPANION + name + "/", weights.toTensors()));
    task.optimizers()
        .forEach((name, optimizer) -> put(all, OPTIMIZER + name + "/", optimizer.toTensors()));
    if (average != null) {
      put(all, AVERAGE, average.toTensors());
    }
    return all;
  }

  private static void put(Map<String, Tensor> all, String prefix, Map<String, Tensor> tensors) {
    tensors.forEach((name, tensor) -> all.put(prefix + name, tensor));
  }

  /** {@return what is no tensor, as JSON} */
  Map<String, Object> values(Journal journal) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("log", journal.logLength());
    values.put("events", journal.eventsLength());
    values.put("tally", tally.state());
    if (bestLoss != null) {
      values.put("best_loss", bestLoss);
    }
    Map<String, Object> optimizers = new LinkedHashMap<>();
    task.optimizers()
        .forEach(
            (name, optimizer) ->
                optimizers.put(
                    name,
                    Map.of(
                        "updates", optimizer.updates(), "schedule", optimizer.schedule().state())));
    values.put("optimizers", optimizers);
    return values;
  }

  /**
   * Puts everything back.
   *
   * @throws ZethusException if it is the state of another model
   */
  void restore(StateStore.Saved saved) {
    Map<String, Tensor> tensors = saved.tensors();
    task.model().restore(below(tensors, MODEL));
    task.companions()
        .forEach((name, weights) -> weights.restore(below(tensors, COMPANION + name + "/")));
    task.optimizers()
        .forEach((name, optimizer) -> restore(name, optimizer, tensors, saved.values()));
    if (average != null) {
      average.restore(below(tensors, AVERAGE));
    }
    tally.restore(saved.values().section("tally"));
    bestLoss = saved.values().get("best_loss") instanceof Double loss ? loss : null;
  }

  private static void restore(
      String name, Optimizer optimizer, Map<String, Tensor> tensors, Config values) {
    Config own = values.section("optimizers").section(name);
    long updates = Optional.ofNullable(own.get("updates")).map(Long.class::cast).orElse(0L);
    optimizer.restore(below(tensors, OPTIMIZER + name + "/"), updates);
    Map<String, Double> schedule = new LinkedHashMap<>();
    own.section("schedule")
        .asMap()
        .forEach(
            (key, value) ->
                schedule.put(key, value instanceof Number number ? number.doubleValue() : 0.0));
    if (!schedule.isEmpty()) {
      optimizer.schedule().restore(schedule);
    }
  }

  private static Map<String, Tensor> below(Map<String, Tensor> tensors, String prefix) {
    Map<String, Tensor> found = new LinkedHashMap<>();
    tensors.forEach(
        (name, tensor) -> {
          if (name.startsWith(prefix)) {
            found.put(name.substring(prefix.length()), tensor);
          }
        });
    return found;
  }
}
