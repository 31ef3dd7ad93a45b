package org.zethus.maskgct;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.trainer.Trainer;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.masked.CorruptionDraws;
import org.zethus.torch.optim.Optimizer;
import org.zethus.torch.train.BatchPlan;
import org.zethus.torch.train.HoldOut;
import org.zethus.torch.train.Split;
import org.zethus.torch.train.TrainConfig;
import org.zethus.torch.train.TrainingLoop;
import org.zethus.torch.train.TrainingTask;

/** Trains one of the transformers: from nothing, or from the input {@code checkpoint}. */
final class MaskedTrainer implements Trainer, TrainingTask<Batch> {
  /** The input to start from, where there is one. */
  static final String CHECKPOINT = "checkpoint";

  private final RunContext context;
  private final TrainConfig train;
  private final Config config;
  private final boolean halfPrecision;
  private final Split<Corpus.Item> corpus;
  private final StateDict weights;
  private final Objective objective;
  private final BatchPlan plan;
  private final Optimizer optimizer;

  /** Takes a network's weights and says what it learns. */
  @FunctionalInterface
  interface Build {
    Objective objective(StateDict weights);
  }

  /**
   * What is trained, however it is called.
   *
   * @param name of the checkpoint, for messages
   * @param config what a checkpoint's {@code config.json} says
   * @param build makes the network
   */
  record Subject(String name, Config config, Build build) {}

  /**
   * How it is trained.
   *
   * @param train optimiser, schedule, steps
   * @param holdOut what of the corpus is not learned
   * @param halfPrecision weights are written as float16, half as large
   */
  record Manner(TrainConfig train, HoldOut holdOut, boolean halfPrecision) {}

  private MaskedTrainer(
      RunContext context, Manner manner, Corpus corpus, Subject subject, StateDict weights) {
    this.context = context;
    this.train = manner.train();
    this.config = subject.config();
    this.halfPrecision = manner.halfPrecision();
    this.weights = weights;
    this.corpus = manner.holdOut().split(corpus.items());
    objective = subject.build().objective(weights);
    weights.requireComplete();
    long[] frames = this.corpus.learned().stream().mapToLong(Corpus.Item::frames).toArray();
    plan = BatchPlan.byLength(frames, train.batchSize(), context.seed());
    optimizer = train.optimizer(weights, train.lastStep(plan.batchesPerEpoch()));
  }

  /** {@return a trainer with its weights open} */
  static MaskedTrainer open(
      RunContext context, Manner manner, Corpus corpus, Subject subject, TorchBackend torch) {
    Checkpoint start =
        context.inputs().contains(CHECKPOINT)
            ? Checkpoint.folder(context.input(CHECKPOINT))
            : Checkpoint.untrained(subject.name(), subject.config(), context.seed());
    StateDict weights = torch.open(start, context.device());
    try {
      return new MaskedTrainer(context, manner, corpus, subject, weights);
    } catch (RuntimeException | Error e) {
      weights.close();
      throw e;
    }
  }

  @Override
  public void train() {
    TrainingLoop.run(context, train, this);
  }

  @Override
  public StateDict model() {
    return weights;
  }

  @Override
  public Map<String, Optimizer> optimizers() {
    return Map.of("model", optimizer);
  }

  @Override
  public BatchPlan plan() {
    return plan;
  }

  @Override
  public Batch load(int[] items, Random random) {
    return objective.hide(
        Arrays.stream(items).mapToObj(corpus.learned()::get).toList(), CorruptionDraws.of(random));
  }

  @Override
  public Map<String, Double> step(List<Batch> batches) {
    return minimize(optimizer, objective, weights, batches);
  }

  /** One update in which every hidden frame counts alike, in whatever batch it is. */
  static Map<String, Double> minimize(
      Optimizer optimizer, Objective objective, StateDict weights, List<Batch> batches) {
    double all = Math.max(1, batches.stream().mapToInt(Batch::counted).sum());
    return optimizer.minimize(
        batches,
        batch ->
            objective.losses(weights.manager(), batch, batches.size() * batch.counted() / all));
  }

  /** Hides the same each time, so that two validations can be compared. */
  @Override
  public Map<String, Double> validate() {
    CorruptionDraws draws = CorruptionDraws.of(new Random(context.seed()));
    return corpus.validate(
        train.batchSize(),
        context.cancel(),
        items -> objective.losses(weights.manager(), objective.hide(items, draws), 1));
  }

  @Override
  public void export(Path folder) {
    Checkpoint.write(folder, config, weights.toTensors(halfPrecision));
  }

  @Override
  public void close() {
    optimizer.close();
    weights.close();
  }
}
