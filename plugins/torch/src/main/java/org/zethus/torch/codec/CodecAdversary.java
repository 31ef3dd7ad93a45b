package org.zethus.torch.codec;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.zethus.api.config.Default;
import org.zethus.torch.Autograd;
import org.zethus.torch.gan.Adversary;
import org.zethus.torch.gan.Discriminator;
import org.zethus.torch.gan.FeatureMatching;
import org.zethus.torch.gan.Judgement;
import org.zethus.torch.loss.Losses;

/**
 * Discriminators that a codec plays against.
 *
 * @param discriminators all of them
 * @param terms what they play for
 */
public record CodecAdversary(List<Discriminator> discriminators, Terms terms) implements Adversary {
  /** The name of the loss by the discriminators' scores. */
  public static final String ADVERSARIAL = "adversarial";

  /** The name of the loss by their feature maps. */
  public static final String FEATURE = "feature";

  /**
   * The game and what it counts for the codec.
   *
   * @param game least squares or hinges
   * @param adversarial weight of the discriminators' scores
   * @param feature weight of their feature maps
   * @param relativeFeatures whether the distance of feature maps is relative to the recording's, as
   *     in EnCodec
   * @param discriminatorShare share of the steps in which they learn, evenly spread; less than 1
   *     keeps them from getting too good
   */
  public record Terms(
      @Default("lsgan") CodecGame game,
      @Default("1") double adversarial,
      @Default("2") double feature,
      @Default("false") boolean relativeFeatures,
      @Default("1") double discriminatorShare) {
    public Terms {
      if (!(discriminatorShare > 0 && discriminatorShare <= 1)) {
        throw new IllegalArgumentException(
            "need a discriminator_share in (0, 1], found " + discriminatorShare);
      }
    }
  }

  public CodecAdversary {
    discriminators = List.copyOf(discriminators);
  }

  @Override
  public Losses generator(NDArray real, NDArray fake) {
    List<Judgement> ofReal = Autograd.inference(() -> Discriminator.judge(discriminators, real));
    List<Judgement> ofFake = Discriminator.judge(discriminators, fake);
    NDArray features =
        terms.relativeFeatures()
            ? FeatureMatching.relative(ofReal, ofFake)
            : terms.game().features(ofReal, ofFake);
    return Losses.named("codec_loss")
        .plus(terms.adversarial(), ADVERSARIAL, terms.game().codec(ofFake))
        .plus(terms.feature(), FEATURE, features);
  }

  @Override
  public Losses discriminator(NDArray real, NDArray fake) {
    List<Judgement> ofReal = Discriminator.judge(discriminators, real);
    List<Judgement> ofFake = Discriminator.judge(discriminators, fake.stopGradient());
    return Losses.named("disc_loss")
        .plus("discriminators", terms.game().discriminators(ofReal, ofFake));
  }

  @Override
  public boolean learns(long step) {
    double share = terms.discriminatorShare();
    return Math.floor((step + 1) * share) > Math.floor(step * share);
  }
}
