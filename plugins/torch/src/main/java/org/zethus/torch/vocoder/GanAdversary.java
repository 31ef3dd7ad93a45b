package org.zethus.torch.vocoder;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;
import org.zethus.torch.Autograd;
import org.zethus.torch.gan.Adversary;
import org.zethus.torch.gan.Discriminator;
import org.zethus.torch.gan.Judgement;
import org.zethus.torch.gan.VocoderObjective;
import org.zethus.torch.loss.Losses;

/**
 * The game of the published GAN vocoders. Each kind of discriminators has terms of its own, e.g.
 * {@code mpd_feature}; the family's weights are in them.
 *
 * @param discriminators by their keys
 * @param objective what the family plays for
 * @param opposition which terms count
 */
record GanAdversary(
    Map<String, List<Discriminator>> discriminators,
    VocoderObjective objective,
    Opposition opposition)
    implements Adversary {
  @Override
  public Losses generator(NDArray real, NDArray fake) {
    Losses losses = Losses.named(GanVocoder.GENERATOR_LOSS);
    discriminators.forEach(
        (key, several) -> {
          List<Judgement> ofReal = Autograd.inference(() -> Discriminator.judge(several, real));
          List<Judgement> ofFake = Discriminator.judge(several, fake);
          if (opposition.has(Criterion.FEATURE)) {
            losses.plus(key + "_feature", objective.features(ofReal, ofFake));
          }
          if (opposition.has(Criterion.GENERATOR)) {
            losses.plus(key + "_generator", objective.generator(ofFake));
          }
        });
    return losses;
  }

  @Override
  public Losses discriminator(NDArray real, NDArray fake) {
    NDArray imitation = fake.stopGradient();
    Losses losses = Losses.named("disc_loss");
    discriminators.forEach(
        (key, several) ->
            losses.plus(
                key + "_discriminator",
                objective.discriminators(
                    Discriminator.judge(several, real), Discriminator.judge(several, imitation))));
    return losses;
  }
}
