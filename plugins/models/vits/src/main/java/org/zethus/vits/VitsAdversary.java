package org.zethus.vits;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.List;
import org.zethus.torch.Autograd;
import org.zethus.torch.gan.Adversary;
import org.zethus.torch.gan.Discriminator;
import org.zethus.torch.gan.Judgement;
import org.zethus.torch.gan.VocoderObjective;
import org.zethus.torch.loss.Losses;

/**
 * HiFi-GAN's game.
 *
 * @param discriminators of one scale and all periods
 * @see <a href="https://arxiv.org/abs/2106.06103">Kim et al. 2021, equations 8 to 10</a>
 */
record VitsAdversary(List<Discriminator> discriminators) implements Adversary {
  private static final VocoderObjective GAME = VocoderObjective.HIFIGAN;

  @Override
  public Losses generator(NDArray real, NDArray fake) {
    List<Judgement> ofReal = Autograd.inference(() -> Discriminator.judge(discriminators, real));
    List<Judgement> ofFake = Discriminator.judge(discriminators, fake);
    return Losses.named("adversarial")
        .plus("fm_loss", GAME.features(ofReal, ofFake))
        .plus("adv_loss", GAME.generator(ofFake));
  }

  /** Both are judged as one batch, which is faster. */
  @Override
  public Losses discriminator(NDArray real, NDArray fake) {
    List<Judgement> ofReal = new ArrayList<>();
    List<Judgement> ofFake = new ArrayList<>();
    for (Judgement both :
        Discriminator.judge(discriminators, real.concat(fake.stopGradient(), 0))) {
      NDList scores = both.score().split(2, 0);
      ofReal.add(new Judgement(scores.get(0), List.of()));
      ofFake.add(new Judgement(scores.get(1), List.of()));
    }
    return Losses.named("disc_loss").plus("score_loss", GAME.discriminators(ofReal, ofFake));
  }
}
