package org.zethus.torch.gan;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.zethus.torch.nn.Functional;

/**
 * What families of GAN vocoders are trained with: the game they play, and the weights of their
 * terms. All losses are scalars with the family's weight in them.
 */
public enum VocoderObjective {
  /** HiFi-GAN, NSF-HiFiGAN, BigVGAN, APNet (Kong et al. 2020, section 2.4). */
  HIFIGAN(AdversarialLoss.LSGAN) {
    @Override
    public NDArray features(List<Judgement> real, List<Judgement> fake) {
      return Functional.mul(FeatureMatching.ofAllMaps(real, fake), 2);
    }

    @Override
    public NDArray waveform(NDArray real, NDArray fake) {
      return Functional.mul(real.sub(fake).square().mean(), 100);
    }
  },

  /** MelGAN (Kumar et al. 2019, section 2.3). */
  MELGAN(AdversarialLoss.HINGE) {
    @Override
    public NDArray features(List<Judgement> real, List<Judgement> fake) {
      return Functional.mul(FeatureMatching.ofAllMaps(real, fake), 10);
    }

    @Override
    public NDArray waveform(NDArray real, NDArray fake) {
      return Functional.div(FeatureMatching.meanDistance(real, fake), 10);
    }
  },

  /** Codecs (Défossez et al. 2022, section 3.4): means over discriminators, relative features. */
  CODEC(AdversarialLoss.HINGE) {
    @Override
    public NDArray discriminators(List<Judgement> real, List<Judgement> fake) {
      return Functional.div(super.discriminators(real, fake), real.size());
    }

    @Override
    public NDArray generator(List<Judgement> fake) {
      List<NDArray> terms = new ArrayList<>();
      fake.forEach(judgement -> terms.add(Functional.relu(judgement.score().neg().add(1)).mean()));
      return Functional.div(FeatureMatching.sum(terms), fake.size());
    }

    @Override
    public NDArray features(List<Judgement> real, List<Judgement> fake) {
      List<NDArray> terms = new ArrayList<>();
      for (int d = 0; d < real.size(); d++) {
        List<NDArray> ofReal = real.get(d).allMaps();
        List<NDArray> ofFake = fake.get(d).allMaps();
        for (int i = 0; i < ofReal.size(); i++) {
          NDArray distance = FeatureMatching.meanDistance(ofReal.get(i), ofFake.get(i));
          terms.add(distance.div(ofReal.get(i).abs().mean()));
        }
      }
      int layers = real.size() * real.get(0).allMaps().size();
      return Functional.mul(FeatureMatching.sum(terms), 3.0 / layers);
    }

    @Override
    public NDArray waveform(NDArray real, NDArray fake) {
      NDArray distance = FeatureMatching.meanDistance(real, fake);
      return Functional.div(distance.add(real.sub(fake).square().mean()), 10);
    }
  };

  private static final int MEL_WEIGHT = 45;

  private final AdversarialLoss game;

  VocoderObjective(AdversarialLoss game) {
    this.game = game;
  }

  /** {@return the discriminators' loss} */
  public NDArray discriminators(List<Judgement> real, List<Judgement> fake) {
    List<NDArray> terms = new ArrayList<>();
    real.forEach(judgement -> terms.add(game.real(judgement.score())));
    fake.forEach(judgement -> terms.add(game.fake(judgement.score())));
    return FeatureMatching.sum(terms);
  }

  /** {@return the generator's loss by its scores} */
  public NDArray generator(List<Judgement> fake) {
    List<NDArray> terms = new ArrayList<>();
    fake.forEach(judgement -> terms.add(game.generator(judgement.score())));
    return FeatureMatching.sum(terms);
  }

  /** {@return the generator's loss by feature maps, scores among them} */
  public abstract NDArray features(List<Judgement> real, List<Judgement> fake);

  /** {@return the distance of log-mel frames of (B, samples)} */
  public NDArray mel(LogMel extractor, NDArray real, NDArray fake) {
    NDArray distance =
        FeatureMatching.meanDistance(extractor.forward(real), extractor.forward(fake));
    return Functional.mul(distance, MEL_WEIGHT);
  }

  /** {@return the distance of (B, samples)} */
  public abstract NDArray waveform(NDArray real, NDArray fake);
}
