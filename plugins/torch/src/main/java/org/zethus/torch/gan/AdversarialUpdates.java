package org.zethus.torch.gan;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.zethus.api.plugin.RunContext;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.loss.Losses;
import org.zethus.torch.optim.Optimizer;

/**
 * The updates of a generator that first matches recordings by its own losses alone, and from some
 * step on also plays against discriminators, if there are any. In each step the discriminators, if
 * they learn in it, move first, and the generator's output is computed once for both.
 *
 * @see <a href="https://arxiv.org/abs/2010.05646">Kong et al. 2020, section 2.4</a>
 */
public final class AdversarialUpdates implements AutoCloseable {
  private static final String GENERATOR = "generator";

  private final Optimizer generator;
  private final @Nullable Opponents opponents;
  private final long start;

  /** A batch, and what a generator made of it. */
  public interface Attempt {
    /** {@return recorded samples, (B, samples)} */
    NDArray real();

    /** {@return generated samples, (B, samples)} */
    NDArray fake();

    /** {@return the generator's own losses} */
    Losses reconstruction();

    /**
     * {@return all that the generator learns by}
     *
     * @param game its losses by what the discriminators say
     */
    default Losses learning(Supplier<Losses> game) {
      return reconstruction().plus(game.get());
    }
  }

  /** Makes optimisers. */
  @FunctionalInterface
  public interface OptimizerFactory {
    /** {@return an optimiser of all of {@code weights} that makes so many updates} */
    Optimizer create(StateDict weights, long updates);
  }

  private AdversarialUpdates(Optimizer generator, @Nullable Opponents opponents, long start) {
    this.generator = generator;
    this.opponents = opponents;
    this.start = start;
  }

  /**
   * Updates from the first step on.
   *
   * @param weights of the generator
   * @param adversary takes the discriminators' weights; null: there are none
   * @param optimizers of both
   * @param lastStep how many steps there are
   * @param start the first step, from 0, in which discriminators take part; none do if training
   *     ends earlier
   */
  public static AdversarialUpdates create(
      RunContext context,
      TorchBackend torch,
      StateDict weights,
      Function<StateDict, @Nullable Adversary> adversary,
      OptimizerFactory optimizers,
      long lastStep,
      long start) {
    Opponents opponents =
        start < lastStep
            ? Opponents.create(
                context, torch, adversary, theirs -> optimizers.create(theirs, lastStep - start))
            : null;
    return new AdversarialUpdates(optimizers.create(weights, lastStep), opponents, start);
  }

  /** {@return the discriminators' weights, by the name of their file in a run's state} */
  public Map<String, StateDict> companions() {
    return opponents == null ? Map.of() : Map.of(Opponents.NAME, opponents.weights());
  }

  /** {@return the optimisers by name, the generator's first} */
  public Map<String, Optimizer> optimizers() {
    Map<String, Optimizer> optimizers = new LinkedHashMap<>();
    optimizers.put(GENERATOR, generator);
    if (opponents != null) {
      optimizers.put(Opponents.NAME, opponents.optimizer());
    }
    return optimizers;
  }

  /** {@return losses by name, the generator's first; all weights have moved} */
  public <B> Map<String, Double> step(List<B> batches, Function<B, ? extends Attempt> generate) {
    if (opponents == null || generator.updates() < start) {
      return generator.minimize(batches, batch -> generate.apply(batch).reconstruction());
    }
    return play(batches.stream().map(generate).toList(), opponents);
  }

  private Map<String, Double> play(List<? extends Attempt> attempts, Opponents opponents) {
    Adversary adversary = opponents.adversary();
    Map<String, Double> ofDiscriminators =
        adversary.learns(generator.updates())
            ? opponents
                .optimizer()
                .minimize(
                    attempts, attempt -> adversary.discriminator(attempt.real(), attempt.fake()))
            : Map.of();
    Map<String, Double> values =
        generator.minimize(
            attempts,
            attempt -> attempt.learning(() -> adversary.generator(attempt.real(), attempt.fake())));
    values.putAll(ofDiscriminators);
    return values;
  }

  @Override
  public void close() {
    if (opponents != null) {
      opponents.close();
    }
    generator.close();
  }
}
