package org.zethus.vocos;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.zethus.api.config.Default;
import org.zethus.torch.Autograd;
import org.zethus.torch.StateDict;
import org.zethus.torch.gan.AdversarialLoss;
import org.zethus.torch.gan.Discriminator;
import org.zethus.torch.gan.FeatureMatching;
import org.zethus.torch.gan.Judgement;
import org.zethus.torch.gan.MultiResolutionMelLoss;
import org.zethus.torch.gan.MultiResolutionStftLoss;
import org.zethus.torch.gan.PeriodGan;
import org.zethus.torch.gan.Resolutions;
import org.zethus.torch.gan.SpecGan;
import org.zethus.torch.loss.Losses;

/**
 * What Vocos is trained with: distances of spectra, and two sets of discriminators whose scores and
 * feature maps it is to match. Waveforms are (B, samples).
 *
 * @see <a href="https://arxiv.org/abs/2306.00814">Siuzdak 2024, section 3.4</a>
 */
final class VocosLosses {
  private static final AdversarialLoss GAME = AdversarialLoss.LSGAN;

  private final Config config;
  private final MultiResolutionMelLoss mel;
  private final MultiResolutionStftLoss stft;

  /**
   * The section {@code loss}. A term whose weight is 0 is not computed.
   *
   * @param melLossWeight of the mel spectrograms' distance
   * @param stftLossWeight of the magnitude spectra's distance
   * @param discLossWeight of the discriminators' loss
   * @param advLossWeight of the generator's scores
   * @param fmLossWeight of the feature maps of the period discriminators
   * @param specFmLossWeight of the feature maps of the spectrogram discriminators
   * @param melLoss resolutions of the mel spectrograms
   * @param stftLoss resolutions of the magnitude spectra
   */
  record Config(
      @Default("10") double melLossWeight,
      @Default("0") double stftLossWeight,
      @Default("1") double discLossWeight,
      @Default("2") double advLossWeight,
      @Default("2") double fmLossWeight,
      @Default("1") double specFmLossWeight,
      @Default("{}") MultiResolutionMelLoss.Config melLoss,
      @Default("{}") Resolutions stftLoss) {
    Config {
      if (!(melLossWeight >= 0 && stftLossWeight >= 0 && melLossWeight + stftLossWeight > 0)) {
        throw new IllegalArgumentException(
            "need mel_loss_weight and stft_loss_weight >= 0 and one of them > 0, found %s and %s"
                .formatted(melLossWeight, stftLossWeight));
      }
    }
  }

  /**
   * The discriminators.
   *
   * @param period see every so manyth sample
   * @param spec see spectrograms
   */
  record Discriminators(List<Discriminator> period, List<Discriminator> spec) {
    /** Takes the weights below {@code period_gan} and {@code spec_gan}. */
    static Discriminators of(StateDict weights, PeriodGan periodGan, SpecGan specGan) {
      return new Discriminators(
          periodGan.build(weights.at("period_gan")), specGan.build(weights.at("spec_gan")));
    }

    private Opinions judge(NDArray audio) {
      return new Opinions(Discriminator.judge(period, audio), Discriminator.judge(spec, audio));
    }
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

  /**
   * Losses.
   *
   * @param manager owns their windows and mel bands
   * @param sampleRate samples per second
   */
  VocosLosses(NDManager manager, int sampleRate, Config config) {
    this.config = config;
    mel = new MultiResolutionMelLoss(manager, sampleRate, config.melLoss());
    stft = new MultiResolutionStftLoss(manager, sampleRate, config.stftLoss());
  }

  /** {@return the generator's loss without discriminators} */
  Losses reconstruction(NDArray real, NDArray fake) {
    Losses losses = Losses.named("gen_loss");
    if (config.melLossWeight() > 0) {
      losses.plus(config.melLossWeight(), "mel_loss", mel.forward(real, fake));
    }
    if (config.stftLossWeight() > 0) {
      losses.plus(config.stftLossWeight(), "stft_loss", stft.forward(real, fake).sum());
    }
    return losses;
  }

  /** {@return the generator's loss} */
  Losses generator(NDArray real, NDArray fake, Discriminators discriminators) {
    Opinions ofFake = discriminators.judge(fake);
    Opinions ofReal = Autograd.inference(() -> discriminators.judge(real));
    return reconstruction(real, fake)
        .plus(config.advLossWeight(), "adv_loss", ofFake.sum(GAME::generator))
        .plus(
            config.fmLossWeight(),
            "fm_loss",
            FeatureMatching.ofFeatureMaps(ofReal.period(), ofFake.period()))
        .plus(
            config.specFmLossWeight(),
            "spec_fm_loss",
            FeatureMatching.ofFeatureMaps(ofReal.spec(), ofFake.spec()));
  }

  /** {@return the discriminators' loss; no gradient reaches what made {@code fake}} */
  Losses discriminator(NDArray real, NDArray fake, Discriminators discriminators) {
    NDArray imitation = fake.stopGradient();
    return Losses.named("disc_loss")
        .plus(config.discLossWeight(), "real_loss", discriminators.judge(real).sum(GAME::real))
        .plus(
            config.discLossWeight(), "fake_loss", discriminators.judge(imitation).sum(GAME::fake));
  }
}
