package org.zethus.vocos;

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
 * @param discriminators what judges
 * @param optimizer moves the weights, with the generator's settings
 */
record Opponents(StateDict weights, VocosLosses.Discriminators discriminators, Optimizer optimizer)
    implements AutoCloseable {

  /** Makes discriminators that know nothing yet. */
  static Opponents create(
      RunContext context, VocosTrainerConfig config, long steps, TorchBackend torch) {
    Checkpoint untrained =
        Checkpoint.untrained("discriminators", Config.of(config.discriminators()), context.seed());
    StateDict weights = torch.open(untrained, context.device());
    try {
      VocosLosses.Discriminators discriminators =
          VocosLosses.Discriminators.of(
              weights, config.discriminators().periodGan(), config.discriminators().specGan());
      return new Opponents(weights, discriminators, config.train().optimizer(weights, steps));
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
