package org.zethus.vits;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.List;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.RunContext;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.gan.Discriminator;
import org.zethus.torch.gan.Judgement;
import org.zethus.torch.optim.AdamW;
import org.zethus.torch.optim.Optimizer;

/**
 * The discriminators in training, with their weights and their optimiser.
 *
 * @param weights owned
 * @param discriminators what judges
 * @param optimizer moves the weights, with the generator's settings
 */
record Opponents(StateDict weights, List<Discriminator> discriminators, Optimizer optimizer)
    implements AutoCloseable {

  /** Makes discriminators that know nothing yet. */
  static Opponents create(RunContext context, VitsTrainerConfig config, TorchBackend torch) {
    Checkpoint untrained =
        Checkpoint.untrained("discriminators", Config.of(config.discriminators()), context.seed());
    StateDict weights = torch.open(untrained, context.device());
    try {
      List<Discriminator> discriminators = config.discriminators().build(weights);
      Optimizer optimizer =
          new AdamW(
              weights,
              config.optimisation().adamW(),
              config.optimisation().schedule(),
              config.train().gradClipThresh());
      return new Opponents(weights, discriminators, optimizer);
    } catch (RuntimeException | Error e) {
      weights.close();
      throw e;
    }
  }

  /** Two sets of judgements. */
  record Opinions(List<Judgement> real, List<Judgement> fake) {}

  /** {@return what the discriminators think of both, (B, samples) each, judged as one batch} */
  Opinions judgeBoth(NDArray real, NDArray fake) {
    List<Judgement> ofReal = new ArrayList<>();
    List<Judgement> ofFake = new ArrayList<>();
    for (Judgement both : judge(real.concat(fake, 0))) {
      NDList scores = both.score().split(2, 0);
      ofReal.add(new Judgement(scores.get(0), List.of()));
      ofFake.add(new Judgement(scores.get(1), List.of()));
    }
    return new Opinions(ofReal, ofFake);
  }

  /** {@return what the discriminators think of (B, samples)} */
  List<Judgement> judge(NDArray audio) {
    return Discriminator.judge(discriminators, audio);
  }

  @Override
  public void close() {
    optimizer.close();
    weights.close();
  }
}
