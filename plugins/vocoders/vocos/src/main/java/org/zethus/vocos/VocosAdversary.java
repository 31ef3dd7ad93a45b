package org.zethus.vocos;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.zethus.torch.Autograd;
import org.zethus.torch.StateDict;
import org.zethus.torch.gan.AdversarialLoss;
import org.zethus.torch.gan.Adversary;
import org.zethus.torch.gan.Discriminator;
import org.zethus.torch.gan.FeatureMatching;
import org.zethus.torch.gan.Judgement;
import org.zethus.torch.loss.Losses;

/**
 * Two sets of discriminators, whose scores and feature maps Vocos is to match.
 *
 * @param period see every so manyth sample
 * @param spec see spectrograms
 * @param weights of the terms
 * @see <a href="https://arxiv.org/abs/2306.00814">Siuzdak 2024, section 3.4</a>
 */
record VocosAdversary(
    List<Discriminator> period, List<Discriminator> spec, VocosLosses.Config weights)
    implements Adversary {
  private static final AdversarialLoss GAME = AdversarialLoss.LSGAN;

  /** Takes the weights below {@code period_gan} and {@code spec_gan}. */
  static VocosAdversary of(
      StateDict weights, VocosTrainerConfig.Discriminators config, VocosLosses.Config loss) {
    return new VocosAdversary(
        config.periodGan().build(weights.at("period_gan")),
        config.specGan().build(weights.at("spec_gan")),
        loss);
  }

  private record Opinions(List<Judgement> period, List<Judgement> spec) {
    /** {@return the sum of a loss over all scores} */
    NDArray sum(UnaryOperator<NDArray> loss) {
      return Stream.concat(period.stream(), spec.stream())
          .map(judgement -> loss.apply(judgement.score()))
          .reduce(NDArray::add)
          .orElseThrow(() -> new IllegalStateException("there are no discriminators"));
    }
  }

  private Opinions judge(NDArray audio) {
    return new Opinions(Discriminator.judge(period, audio), Discriminator.judge(spec, audio));
  }

  @Override
  public Losses generator(NDArray real, NDArray fake) {
    Opinions ofFake = judge(fake);
    Opinions ofReal = Autograd.inference(() -> judge(real));
    return Losses.named("gen_loss")
        .plus(weights.advLossWeight(), "adv_loss", ofFake.sum(GAME::generator))
        .plus(
            weights.fmLossWeight(),
            "fm_loss",
            FeatureMatching.ofFeatureMaps(ofReal.period(), ofFake.period()))
        .plus(
            weights.specFmLossWeight(),
            "spec_fm_loss",
            FeatureMatching.ofFeatureMaps(ofReal.spec(), ofFake.spec()));
  }

  @Override
  public Losses discriminator(NDArray real, NDArray fake) {
    NDArray imitation = fake.stopGradient();
    return Losses.named("disc_loss")
        .plus(weights.discLossWeight(), "real_loss", judge(real).sum(GAME::real))
        .plus(weights.discLossWeight(), "fake_loss", judge(imitation).sum(GAME::fake));
  }
}
