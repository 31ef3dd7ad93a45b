package org.zethus.maskgct;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.Tensor;
import org.zethus.api.trainer.Trainer;
import org.zethus.torch.LinearForm;
import org.zethus.torch.LoraConfig;
import org.zethus.torch.LowRankUpdates;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.fastspeech.Requirements;
import org.zethus.torch.optim.Optimizer;
import org.zethus.torch.train.BatchPlan;
import org.zethus.torch.train.HoldOut;
import org.zethus.torch.train.SpeakerGroups;
import org.zethus.torch.train.Split;
import org.zethus.torch.train.TrainConfig;
import org.zethus.torch.train.TrainingLoop;
import org.zethus.torch.train.TrainingTask;

/**
 * Trains one of the networks: from nothing, or from the input {@code checkpoint}.
 *
 * @param <B> what it learns from at once
 */
final class MaskedTrainer<B extends Objective.Hidden> implements Trainer, TrainingTask<B> {
  private final RunContext context;
  private final TrainConfig train;
  private final Config config;
  private final Manner manner;
  private final Split<Corpus.Item> corpus;
  private final SpeakerGroups<Corpus.Item> speakers;
  private final StateDict weights;
  private final LinearForm form;
  private final Objective<B> objective;
  private final BatchPlan plan;
  private final Optimizer optimizer;

  /** Takes a network's weights and says what it learns. */
  @FunctionalInterface
  interface Build<B extends Objective.Hidden> {
    Objective<B> objective(StateDict weights);
  }

  /**
   * What is trained, however it is called.
   *
   * @param name of the checkpoint, for messages
   * @param part what the network is called among the published ones
   * @param config what a checkpoint's {@code config.json} says
   * @param build makes the network
   */
  record Subject<B extends Objective.Hidden>(
      String name, String part, Config config, Build<B> build) {}

  /**
   * How it is trained.
   *
   * @param train optimiser, schedule, steps
   * @param holdOut what of the corpus is not learned
   * @param joinedUtterances how many utterances of one speaker are learned as one
   * @param lora what learns beside weights that stay, where a checkpoint is only adapted
   * @param halfPrecision weights are written as float16, half as large
   */
  record Manner(
      TrainConfig train,
      HoldOut holdOut,
      int joinedUtterances,
      LoraConfig lora,
      boolean halfPrecision) {
    Manner {
      Requirements.positive("joined_utterances", joinedUtterances);
    }
  }

  private MaskedTrainer(
      RunContext context, Manner manner, Corpus corpus, Subject<B> subject, StateDict weights) {
    this.context = context;
    this.train = manner.train();
    this.config = subject.config();
    this.manner = manner;
    this.weights = weights;
    this.corpus = manner.holdOut().split(corpus.items());
    speakers = new SpeakerGroups<>(this.corpus.learned(), item -> item.utterance().speaker());
    form = manner.lora().form();
    objective = subject.build().objective(weights.linear(form));
    weights.requireComplete();
    if (form.rank() > 0) {
      weights.freezeAllBut(LowRankUpdates::isPart);
    }
    long[] frames = this.corpus.learned().stream().mapToLong(Corpus.Item::frames).toArray();
    plan = train.plan(frames, context.seed());
    optimizer = train.optimizer(weights, train.lastStep(plan.batchesPerEpoch()));
  }

  /**
   * {@return a trainer with its weights open}
   *
   * @throws ZethusException if the corpus does not fit, or there is nothing that could be adapted
   */
  static <B extends Objective.Hidden> MaskedTrainer<B> open(
      RunContext context, Manner manner, Corpus corpus, Subject<B> subject, TorchBackend torch) {
    Optional<StartingPoint> start = StartingPoint.of(context);
    if (start.isEmpty()) {
      manner.lora().requireNone();
    }
    StateDict weights =
        start
            .map(each -> each.weights(torch, context.device(), subject.part()))
            .orElseGet(
                () ->
                    torch.open(
                        Checkpoint.untrained(subject.name(), subject.config(), context.seed()),
                        context.device()));
    try {
      return new MaskedTrainer<>(context, manner, corpus, subject, weights);
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
  public B load(int[] items, Random random) {
    return hide(Arrays.stream(items).mapToObj(corpus.learned()::get).toList(), random);
  }

  private B hide(List<Corpus.Item> single, Random random) {
    int count = manner.joinedUtterances();
    List<Corpus.Item> items =
        single.stream()
            .map(item -> speakers.joined(item, count, Corpus.Item::then, random))
            .toList();
    return objective.hide(items, random);
  }

  @Override
  public Map<String, Double> step(List<B> batches) {
    return minimize(optimizer, objective, weights, batches);
  }

  /** One update in which every hidden frame counts alike, in whatever batch it is. */
  static <B extends Objective.Hidden> Map<String, Double> minimize(
      Optimizer optimizer, Objective<B> objective, StateDict weights, List<B> batches) {
    double all = Math.max(1, batches.stream().mapToInt(Objective.Hidden::counted).sum());
    return optimizer.minimize(
        batches,
        batch ->
            objective.losses(weights.manager(), batch, batches.size() * batch.counted() / all));
  }

  /** Hides the same each time, so that two validations can be compared. */
  @Override
  public Map<String, Double> validate() {
    Random random = new Random(context.seed());
    return corpus.validate(
        train.batchSize(),
        context.cancel(),
        items -> objective.losses(weights.manager(), hide(items, random), 1));
  }

  @Override
  public void export(Path folder) {
    Map<String, Tensor> tensors = weights.toTensors();
    if (form.rank() > 0) {
      tensors = LowRankUpdates.merge(tensors, form);
    }
    if (manner.halfPrecision()) {
      tensors.replaceAll((name, tensor) -> tensor.toHalf());
    }
    Checkpoint.write(folder, config, tensors);
  }

  @Override
  public void close() {
    optimizer.close();
    weights.close();
  }
}
