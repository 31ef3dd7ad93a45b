package org.zethus.encodec;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.function.Supplier;
import org.zethus.torch.Autograd;
import org.zethus.torch.StateDict;
import org.zethus.torch.codec.CodecAdversary;
import org.zethus.torch.codec.CodecImitator;
import org.zethus.torch.codec.CodecSpec;
import org.zethus.torch.codec.Recordings;
import org.zethus.torch.codec.SoundLosses;
import org.zethus.torch.codec.TrainableCodec;
import org.zethus.torch.gan.AdversarialUpdates;
import org.zethus.torch.gan.Adversary;
import org.zethus.torch.loss.Losses;
import org.zethus.torch.quantise.ResidualQuantised;

/**
 * EnCodec in training: it matches samples and mel spectra and plays against discriminators, all of
 * this balanced, and pulls latents to their entries, which are running means. Each batch is heard
 * at one of the bit rates, drawn at random, so that the first codebooks alone serve the lower ones.
 *
 * @see <a href="https://arxiv.org/abs/2210.13438">Défossez et al. 2022, section 3.4</a>
 */
final class TrainableEncodec implements TrainableCodec {
  private final EncodecTrainerConfig config;

  TrainableEncodec(EncodecTrainerConfig config) {
    this.config = config;
  }

  @Override
  public CodecSpec spec() {
    return new CodecSpec(EncodecPlugin.ID, config.common(), config.model());
  }

  @Override
  public Adversary adversary(StateDict weights) {
    return new CodecAdversary(config.discriminator().build(weights), config.loss().game());
  }

  @Override
  public CodecImitator codec(StateDict weights, StateDict memory) {
    Encodec encodec = new Encodec(weights, config.model(), config.learning());
    EncodecTrainerConfig.Loss loss = config.loss();
    SoundLosses losses =
        new SoundLosses(
            weights.manager(),
            config.model().samplingRate(),
            new SoundLosses.Weights(loss.time(), loss.frequency()),
            loss.mel());
    LossBalancer balancer =
        new LossBalancer(
            memory,
            List.of("time", "frequency", CodecAdversary.ADVERSARIAL, CodecAdversary.FEATURE),
            loss.balanceDecay());
    return (manager, recordings) -> {
      NDArray real = recordings.audio(manager);
      ResidualQuantised quantised =
          encodec.quantise(encodec.latents(real.expandDims(1)), codebooks(recordings));
      NDArray made = encodec.synthesise(quantised.output()).squeeze(1);
      NDArray fake = made.get(":, :{}", recordings.samples());
      return new Heard(real, fake, quantised, losses, balancer, loss.commitment());
    };
  }

  /** Outside training a batch has all codebooks. */
  private int codebooks(Recordings recordings) {
    List<Double> rates = config.model().targetBandwidths();
    return Autograd.isRecording()
        ? config.model().codebooks(rates.get(recordings.random().nextInt(rates.size())))
        : config.model().allCodebooks();
  }

  private record Heard(
      NDArray real,
      NDArray fake,
      ResidualQuantised quantised,
      SoundLosses losses,
      LossBalancer balancer,
      double commitment)
      implements AdversarialUpdates.Attempt {
    @Override
    public Losses reconstruction() {
      return committed(Autograd.isRecording() ? balanced(sound()) : sound());
    }

    @Override
    public Losses learning(Supplier<Losses> game) {
      return committed(balanced(sound().plus(game.get())));
    }

    private Losses sound() {
      return losses.of(real, fake);
    }

    private Losses balanced(Losses losses) {
      return balancer.balance(losses, fake);
    }

    private Losses committed(Losses losses) {
      return losses.plus(commitment, "commitment", quantised.commitmentLosses().sum());
    }
  }
}
