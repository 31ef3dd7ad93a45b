package org.zethus.jets;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.zethus.torch.Autograd;
import org.zethus.torch.gan.AdversarialLoss;
import org.zethus.torch.gan.Adversary;
import org.zethus.torch.gan.Discriminator;
import org.zethus.torch.gan.FeatureMatching;
import org.zethus.torch.gan.Judgement;
import org.zethus.torch.loss.Losses;
import org.zethus.torch.nn.Functional;

/**
 * HiFi-GAN's game: least squares over all discriminators, and the distance of what they see in
 * recordings and imitations.
 *
 * @param discriminators of all scales and periods
 * @param config weights of the generator's terms
 * @see <a href="https://arxiv.org/abs/2010.05646">Kong et al. 2020, equations 1, 2 and 6</a>
 */
record JetsAdversary(List<Discriminator> discriminators, JetsLosses.Config config)
    implements Adversary {
  private static final AdversarialLoss GAME = AdversarialLoss.LSGAN;

  @Override
  public Losses discriminator(NDArray real, NDArray fake) {
    // In this order: each look at the first scale improves the estimate of its spectral norm.
    List<Judgement> ofFake = Discriminator.judge(discriminators, fake.stopGradient());
    List<Judgement> ofReal = Discriminator.judge(discriminators, real);
    return Losses.named("loss_disc_all")
        .plus("disc_real_loss", mean(ofReal, GAME::real))
        .plus("disc_fake_loss", mean(ofFake, GAME::fake));
  }

  @Override
  public Losses generator(NDArray real, NDArray fake) {
    List<Judgement> ofFake = Discriminator.judge(discriminators, fake);
    List<Judgement> ofReal = Autograd.inference(() -> Discriminator.judge(discriminators, real));
    return Losses.named("adversarial")
        .plus(config.advLossWeight(), "adv_loss", sum(ofFake, GAME::generator))
        .plus(config.fmLossWeight(), "feat_match_loss", FeatureMatching.ofAllMaps(ofReal, ofFake));
  }

  private static NDArray mean(List<Judgement> judgements, UnaryOperator<NDArray> loss) {
    return Functional.div(sum(judgements, loss), judgements.size());
  }

  private static NDArray sum(List<Judgement> judgements, UnaryOperator<NDArray> loss) {
    List<NDArray> terms = new ArrayList<>();
    judgements.forEach(judgement -> terms.add(loss.apply(judgement.score())));
    return terms.stream()
        .reduce(NDArray::add)
        .orElseThrow(() -> new IllegalStateException("there are no discriminators"));
  }
}
