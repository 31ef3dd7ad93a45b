package org.zethus.torch.codec;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.zethus.api.config.Default;
import org.zethus.torch.Autograd;
import org.zethus.torch.gan.Adversary;
import org.zethus.torch.gan.Discriminator;
import org.zethus.torch.gan.Judgement;
import org.zethus.torch.loss.Losses;

/**
 * Discriminators that a codec plays against.
 *
 * @param discriminators all of them
 * @param terms what they play for
 */
public record CodecAdversary(List<Discriminator> discriminators, Terms terms) implements Adversary {
  /**
   * The game and what it counts for the codec.
   *
   * @param game least squares or hinges
   * @param adversarial weight of the discriminators' scores
   * @param feature weight of their feature maps
   */
  public record Terms(
      @Default("lsgan") CodecGame game,
      @Default("1") double adversarial,
      @Default("2") double feature) {}

  public CodecAdversary {
    discriminators = List.copyOf(discriminators);
  }

  @Override
  public Losses generator(NDArray real, NDArray fake) {
    List<Judgement> ofReal = Autograd.inference(() -> Discriminator.judge(discriminators, real));
    List<Judgement> ofFake = Discriminator.judge(discriminators, fake);
    return Losses.named("codec_loss")
        .plus(terms.adversarial(), "adversarial", terms.game().codec(ofFake))
        .plus(terms.feature(), "feature", terms.game().features(ofReal, ofFake));
  }

  @Override
  public Losses discriminator(NDArray real, NDArray fake) {
    List<Judgement> ofReal = Discriminator.judge(discriminators, real);
    List<Judgement> ofFake = Discriminator.judge(discriminators, fake.stopGradient());
    return Losses.named("disc_loss")
        .plus("discriminators", terms.game().discriminators(ofReal, ofFake));
  }
}
