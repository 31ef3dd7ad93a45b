package org.zethus.torch.gan;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.RunContext;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.optim.Optimizer;

/**
 * The discriminators in training, with their weights and their optimiser.
 *
 * @param weights owned
 * @param adversary what judges
 * @param optimizer moves the weights
 */
record Opponents(StateDict weights, Adversary adversary, Optimizer optimizer)
    implements AutoCloseable {
  /** How a run's state calls them. */
  static final String NAME = "discriminators";

  /** {@return discriminators that know nothing yet; null if there are none} */
  static @Nullable Opponents create(
      RunContext context,
      TorchBackend torch,
      Function<StateDict, @Nullable Adversary> build,
      Function<StateDict, Optimizer> optimizer) {
    Checkpoint untrained = Checkpoint.untrained(NAME, Config.of(Map.of(), NAME), context.seed());
    StateDict weights = torch.open(untrained, context.device());
    try {
      Adversary adversary = build.apply(weights);
      if (adversary == null) {
        weights.close();
        return null;
      }
      return new Opponents(weights, adversary, optimizer.apply(weights));
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
