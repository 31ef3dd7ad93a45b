package org.zethus.torch.train;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.trainer.Trainer;
import org.zethus.torch.StateDict;
import org.zethus.torch.loss.Losses;
import org.zethus.torch.optim.Optimizer;

/**
 * Trains one network with one optimiser on the utterances of a corpus. What utterances become when
 * they are learned, what they cost and what is written is left to the model's trainer.
 *
 * @param <I> an utterance
 * @param <B> what is learned at once
 */
public abstract class CorpusTrainer<I, B> implements Trainer, TrainingTask<B> {
  private final RunContext context;
  private final TrainConfig train;
  private final Split<I> corpus;
  private final StateDict weights;
  private final BatchPlan plan;
  private final Optimizer optimizer;

  /**
   * Begins where the network is built on its weights, and what shall stay of them is frozen.
   *
   * @param frames how long an utterance is
   * @param weights closed with the trainer, but not if this fails
   * @throws ZethusException if the weights have more than the network, or nothing is to be learned
   */
  protected CorpusTrainer(
      RunContext context,
      TrainConfig train,
      Split<I> corpus,
      ToIntFunction<I> frames,
      StateDict weights) {
    this.context = context;
    this.train = train;
    this.corpus = corpus;
    this.weights = weights;
    weights.requireComplete();
    long[] lengths = corpus.learned().stream().mapToLong(frames::applyAsInt).toArray();
    plan = train.plan(lengths, context.seed());
    optimizer = train.optimizer(weights, train.lastStep(plan.batchesPerEpoch()));
  }

  /**
   * {@return what is learned at once}
   *
   * @param items of the corpus
   * @param random as of {@link TrainingTask#load}
   */
  protected abstract B lesson(List<I> items, Random random);

  protected final RunContext context() {
    return context;
  }

  protected final Split<I> corpus() {
    return corpus;
  }

  /** One update by the mean of the losses of lessons, see {@link Optimizer#minimize}. */
  protected final Map<String, Double> minimize(List<B> lessons, Function<B, Losses> losses) {
    return optimizer.minimize(lessons, losses);
  }

  /** {@return mean losses of what is held out, see {@link Split#validate}} */
  protected final Map<String, Double> heldOut(Function<List<I>, Losses> losses) {
    return corpus.validate(train.batchSize(), context.cancel(), losses);
  }

  @Override
  public final void train() {
    TrainingLoop.run(context, train, this);
  }

  @Override
  public final StateDict model() {
    return weights;
  }

  @Override
  public final Map<String, Optimizer> optimizers() {
    return Map.of("model", optimizer);
  }

  @Override
  public final BatchPlan plan() {
    return plan;
  }

  @Override
  public final B load(int[] items, Random random) {
    return lesson(Arrays.stream(items).mapToObj(corpus.learned()::get).toList(), random);
  }

  @Override
  public final void close() {
    optimizer.close();
    weights.close();
  }
}
