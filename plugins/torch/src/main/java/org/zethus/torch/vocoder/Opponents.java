package org.zethus.torch.vocoder;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.RunContext;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.optim.Optimizer;
import org.zethus.torch.train.TrainConfig;

/**
 * The discriminators in training, with their weights and their optimiser.
 *
 * @param weights owned
 * @param adversary what judges
 * @param optimizer moves the weights, with the generator's settings
 */
public record Opponents(StateDict weights, Adversary adversary, Optimizer optimizer)
    implements AutoCloseable {
  /** How a run's state calls them. */
  public static final String NAME = "discriminators";

  /**
   * Makes discriminators that know nothing yet.
   *
   * @param build takes the weights, where there are discriminators
   * @param train whose optimiser moves them
   * @param steps how many updates they get
   * @return null if there are none
   */
  public static @Nullable Opponents create(
      RunContext context,
      Function<StateDict, @Nullable Adversary> build,
      TrainConfig train,
      long steps,
      TorchBackend torch) {
    Checkpoint untrained = Checkpoint.untrained(NAME, Config.of(Map.of(), NAME), context.seed());
    StateDict weights = torch.open(untrained, context.device());
    try {
      Adversary adversary = build.apply(weights);
      if (adversary == null) {
        weights.close();
        return null;
      }
      return new Opponents(weights, adversary, train.optimizer(weights, steps));
    } catch (RuntimeException | Error e) {
      weights.close();
      throw e;
    }
  }

  @Override
  public void close() {
    optimizer.close();
    weights.close();
  }
}
