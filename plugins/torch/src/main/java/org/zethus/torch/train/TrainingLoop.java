package org.zethus.torch.train;

import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.zethus.api.plugin.CancelledException;
import org.zethus.api.plugin.Reason;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.optim.WeightAverage;

/**
 * Trains to the last step: batches, updates, moving average, log, validation, samples, checkpoints,
 * saved state. What it leaves in the output folder:
 *
 * <ul>
 *   <li>what the task exports, from the last weights or their average
 *   <li>{@code train.jsonl} and {@code events.out.tfevents.zethus}
 *   <li>{@code checkpoints/step-N} and {@code checkpoints/best}, {@code samples/step-N}, as
 *       configured
 *   <li>while it runs, {@code state/}
 * </ul>
 */
public final class TrainingLoop<B> {
  /** Torch has one stream of random numbers per process, so trainings take turns step by step. */
  private static final ReentrantLock TURN = new ReentrantLock(true);

  private static final int LEAST_WORK_PER_SAVING = 20; // saving takes at most this part of the time

  private final RunContext context;
  private final TrainConfig config;
  private final TrainingTask<B> task;
  private final Storage storage;
  private final LongSupplier clock;
  private final BatchPlan plan;
  private final long lastStep;
  private final @Nullable WeightAverage average;
  private final Tally tally = new Tally();
  private final TrainingState state;
  private final StateStore store;
  private final CheckpointKeeper checkpoints;
  private long step;
  private long epoch = -1;
  private long savedStep = -1;
  private long savedAt;
  private long savingTook;

  private TrainingLoop(
      RunContext context,
      TrainConfig config,
      TrainingTask<B> task,
      Storage storage,
      LongSupplier clock) {
    this.context = context;
    this.config = config;
    this.task = task;
    this.storage = storage;
    this.clock = clock;
    this.plan = task.plan();
    this.lastStep = config.lastStep(plan.batchesPerEpoch());
    this.average =
        config.emaDecay() > 0 ? new WeightAverage(task.model(), config.emaDecay()) : null;
    this.state = new TrainingState(task, average, tally);
    this.store = new StateStore(storage, context.output());
    this.checkpoints =
        new CheckpointKeeper(storage, context.output(), config, plan.batchesPerEpoch());
  }

  /**
   * Trains, from where an interrupted run left the output folder.
   *
   * @throws CancelledException if cancelled, after the state is saved
   * @throws ZethusException if a loss stops being a number, or the disk is full
   */
  public static <B> void run(RunContext context, TrainConfig config, TrainingTask<B> task) {
    run(context, config, task, new Storage(), System::nanoTime);
  }

  static <B> void run(
      RunContext context,
      TrainConfig config,
      TrainingTask<B> task,
      Storage storage,
      LongSupplier clock) {
    TrainingLoop<B> loop = new TrainingLoop<>(context, config, task, storage, clock);
    try {
      loop.train();
    } finally {
      if (loop.average != null) {
        loop.average.close();
      }
    }
  }

  private void train() {
    try (Journal journal = resume();
        Feeder<B> feeder = new Feeder<>(task, config.gradientAccumulationStep(), context.seed())) {
      ProgressLine line = new ProgressLine(context.progress(), clock, step, lastStep);
      savedAt = clock.getAsLong();
      while (step < lastStep) {
        Map<String, Double> losses = update(feeder.take(step, lastStep));
        step++;
        tally.add(losses);
        journalize(journal);
        line.report(step, losses, anyLearningRate());
        saveIfDue(journal);
      }
      journal.sync();
    }
    inTurn(() -> evaluated(() -> task.export(context.output())));
    store.delete();
  }

  private Journal resume() {
    StateStore.@Nullable Saved saved = store.load().orElse(null);
    long logLength = 0;
    long eventsLength = 0;
    if (saved != null) {
      state.restore(saved);
      step = saved.step();
      savedStep = step;
      logLength = saved.values().get("log") instanceof Long length ? length : 0;
      eventsLength = saved.values().get("events") instanceof Long length ? length : 0;
      context.log().info("training goes on after step {} of {}", step, lastStep);
    }
    checkpoints.forgetAfter(step);
    return Journal.open(storage, context.output(), logLength, eventsLength);
  }

  /** One update under this step's own random numbers. */
  private Map<String, Double> update(List<B> batches) {
    long begun = plan.epoch(step * config.gradientAccumulationStep());
    if (begun != epoch) {
      epoch = begun;
      task.optimizers().values().forEach(optimizer -> optimizer.schedule().startEpoch(begun));
    }
    return inTurn(
        () -> {
          JniUtils.setSeed(Seeds.derive(context.seed(), Seeds.STEP, step));
          Map<String, Double> losses =
              Autograd.training(() -> Scope.run(() -> new LinkedHashMap<>(task.step(batches))));
          task.optimizers()
              .forEach(
                  (name, optimizer) ->
                      losses.put(named("grad_norm", name), optimizer.gradientNorm()));
          requireNumbers(losses);
          if (average != null) {
            average.update();
          }
          return losses;
        });
  }

  private void requireNumbers(Map<String, Double> losses) {
    losses.forEach(
        (name, value) -> {
          if (!Double.isFinite(value)) {
            throw new ZethusException(
                "training diverged at step %d: %s is %s. Lower train.%s.lr, or clip gradients with train.grad_clip_thresh."
                    .formatted(step + 1, name, value, config.optimizer().key()));
          }
        });
  }

  private String named(String what, String optimizer) {
    return task.optimizers().size() == 1 ? what : what + "." + optimizer;
  }

  private double anyLearningRate() {
    return task.optimizers().values().iterator().next().learningRate();
  }

  /** Everything that is written down of the step just done. */
  private void journalize(Journal journal) {
    boolean last = step == lastStep;
    if (last || step % config.saveSummarySteps() == 0) {
      Map<String, Double> means = tally.takeMeans();
      task.optimizers()
          .forEach((name, optimizer) -> means.put(named("lr", name), optimizer.learningRate()));
      journal.training(step, epoch, means);
    }
    if (last || step % config.validInterval() == 0) {
      validate(journal);
    }
    if (config.saveSamplesSteps() > 0 && step % config.saveSamplesSteps() == 0) {
      Samples samples = new Samples(storage, context.output(), journal.events(), step);
      evaluate(() -> task.sample(samples));
    }
    if (checkpoints.isDue(step)) {
      export(checkpoints.folderOf(step));
    }
    checkpoints.prune(step);
  }

  private void validate(Journal journal) {
    Map<String, Double> losses = new LinkedHashMap<>();
    evaluate(() -> losses.putAll(task.validate()));
    if (losses.isEmpty()) {
      return;
    }
    journal.validation(step, losses);
    double first = losses.values().iterator().next();
    task.optimizers().values().forEach(optimizer -> optimizer.schedule().observe(first));
    if (state.isBest(first) && config.keepBest()) {
      export(checkpoints.best());
    }
  }

  private void export(Path folder) {
    storage.delete(folder);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new ZethusException("cannot make the folder %s: %s".formatted(folder, Reason.of(e)), e);
    }
    inTurn(() -> evaluated(() -> task.export(folder)));
  }

  /** Runs what looks at the model, under random numbers of its own. */
  private void evaluate(Runnable body) {
    inTurn(
        () -> {
          JniUtils.setSeed(Seeds.derive(context.seed(), Seeds.EVALUATION, step));
          return evaluated(body);
        });
  }

  /** Runs {@code body} on the weights that will be exported. */
  private @Nullable Void evaluated(Runnable body) {
    return Autograd.inference(
        () ->
            Scope.run(
                () -> {
                  if (average == null) {
                    body.run();
                  } else {
                    average.during(body);
                  }
                  return null;
                }));
  }

  private static <T> T inTurn(Supplier<T> body) {
    TURN.lock();
    try {
      return body.get();
    } finally {
      TURN.unlock();
    }
  }

  private void saveIfDue(Journal journal) {
    boolean cancelled = context.cancel().isCancelled();
    long since = clock.getAsLong() - savedAt;
    boolean due =
        since >= config.saveEverySeconds() * 1e9 && since >= LEAST_WORK_PER_SAVING * savingTook;
    if ((cancelled || due) && step < lastStep && step != savedStep) {
      save(journal);
    }
    if (step < lastStep) {
      context.cancel().throwIfCancelled();
    }
  }

  private void save(Journal journal) {
    long begun = clock.getAsLong();
    journal.sync();
    store.save(step, state.tensors(), state.values(journal));
    savedStep = step;
    savedAt = clock.getAsLong();
    savingTook = savedAt - begun;
  }
}
