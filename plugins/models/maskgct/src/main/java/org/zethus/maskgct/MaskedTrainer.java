package org.zethus.maskgct;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.Tensor;
import org.zethus.torch.LinearForm;
import org.zethus.torch.LoraConfig;
import org.zethus.torch.LowRankUpdates;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.fastspeech.Requirements;
import org.zethus.torch.loss.Losses;
import org.zethus.torch.train.CorpusTrainer;
import org.zethus.torch.train.HoldOut;
import org.zethus.torch.train.SpeakerGroups;
import org.zethus.torch.train.TrainConfig;

/**
 * Trains one of the networks: from nothing, or from the input {@code checkpoint}.
 *
 * @param <B> what it learns from at once
 */
final class MaskedTrainer<B extends Objective.Hidden> extends CorpusTrainer<Corpus.Item, B> {
  private final Config config;
  private final Manner manner;
  private final SpeakerGroups<Corpus.Item> speakers;
  private final Objective<B> objective;

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
      RunContext context,
      Manner manner,
      Corpus corpus,
      Config config,
      StateDict weights,
      Objective<B> objective) {
    super(
        context,
        manner.train(),
        manner.holdOut().split(corpus.items()),
        Corpus.Item::frames,
        weights);
    this.config = config;
    this.manner = manner;
    this.objective = objective;
    speakers = new SpeakerGroups<>(corpus().learned(), item -> item.utterance().speaker());
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
      LinearForm form = manner.lora().form();
      Objective<B> objective = subject.build().objective(weights.linear(form));
      if (form.rank() > 0) {
        weights.freezeAllBut(LowRankUpdates::isPart);
      }
      return new MaskedTrainer<>(context, manner, corpus, subject.config(), weights, objective);
    } catch (RuntimeException | Error e) {
      weights.close();
      throw e;
    }
  }

  @Override
  protected B lesson(List<Corpus.Item> single, Random random) {
    return objective.hide(
        speakers.joined(single, manner.joinedUtterances(), Corpus.Item::then, random), random);
  }

  @Override
  public Map<String, Double> step(List<B> batches) {
    return minimize(batches, weighted(objective, model(), batches));
  }

  /** {@return losses by which every hidden frame counts alike, in whatever batch it is} */
  static <B extends Objective.Hidden> Function<B, Losses> weighted(
      Objective<B> objective, StateDict weights, List<B> batches) {
    double all = Math.max(1, batches.stream().mapToInt(Objective.Hidden::counted).sum());
    return batch ->
        objective.losses(weights.manager(), batch, batches.size() * batch.counted() / all);
  }

  /** Hides the same each time, so that two validations can be compared. */
  @Override
  public Map<String, Double> validate() {
    Random random = new Random(context().seed());
    return heldOut(items -> objective.losses(model().manager(), lesson(items, random), 1));
  }

  @Override
  public void export(Path folder) {
    LinearForm form = manner.lora().form();
    Map<String, Tensor> tensors = model().toTensors();
    if (form.rank() > 0) {
      tensors = LowRankUpdates.merge(tensors, form);
    }
    if (manner.halfPrecision()) {
      tensors.replaceAll((name, tensor) -> tensor.toHalf());
    }
    Checkpoint.write(folder, config, tensors);
  }
}
