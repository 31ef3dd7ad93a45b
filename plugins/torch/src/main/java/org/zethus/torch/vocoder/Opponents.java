package org.zethus.torch.vocoder;

import java.util.Map;
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
 * @param optimizer moves the weights, with the generator's settings
 */
record Opponents(StateDict weights, Adversary adversary, Optimizer optimizer)
    implements AutoCloseable {
  static final String NAME = "discriminators";

  /** Makes discriminators that know nothing yet; {@return null if the vocoder has none}. */
  static @Nullable Opponents create(
      RunContext context, TrainableVocoder vocoder, long steps, TorchBackend torch) {
    Checkpoint untrained = Checkpoint.untrained(NAME, Config.of(Map.of(), NAME), context.seed());
    StateDict weights = torch.open(untrained, context.device());
    try {
      Adversary adversary = vocoder.adversary(weights);
      if (adversary == null) {
        weights.close();
        return null;
      }
      return new Opponents(
          weights, adversary, vocoder.settings().train().optimizer(weights, steps));
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
