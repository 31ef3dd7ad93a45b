package org.zethus.torch.codec;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Locale;
import org.zethus.api.plugin.Device;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.gan.DacDiscriminator;
import org.zethus.torch.gan.Discriminator;
import org.zethus.torch.gan.Judgement;
import org.zethus.torch.gan.MultiResolutionMelLoss;

class CodecGameGoldenTest {
  private record SampleRate(int sampleRate) {}

  @GoldenCases(area = "dualcodec", model = "Discriminator (MPD+MRD) and GAN losses")
  void scoresAndLossesAreTheReferences(GoldenCase golden) {
    DacDiscriminator config = golden.config().as(DacDiscriminator.class);
    int sampleRate = golden.config().as(SampleRate.class).sampleRate();
    try (StateDict weights = new TorchBackend().open(golden.weights(), golden.name(), Device.CPU);
        Scope scope = Scope.open()) {
      List<Discriminator> discriminators = config.build(weights);
      weights.requireComplete();
      NDManager manager = weights.manager();
      NDArray real = Tensors.of(manager, golden.tensor("in.real")).squeeze(1);
      NDArray fake = Tensors.of(manager, golden.tensor("in.fake")).squeeze(1);
      Autograd.inference(
          () -> {
            games(golden, discriminators, real, fake);
            spectra(golden, manager, sampleRate, real, fake);
            return golden;
          });
    }
  }

  private static void games(
      GoldenCase golden, List<Discriminator> discriminators, NDArray real, NDArray fake) {
    List<Judgement> ofReal = Discriminator.judge(discriminators, real);
    List<Judgement> ofFake = Discriminator.judge(discriminators, fake);
    for (int i = 0; i < ofFake.size(); i++) {
      golden.assertClose("out.disc%d_score".formatted(i), Tensors.floats(ofFake.get(i).score()));
    }
    for (CodecGame game : CodecGame.values()) {
      String name = game.name().toLowerCase(Locale.ROOT);
      golden.assertClose("out.loss_disc_" + name, floats(game.discriminators(ofReal, ofFake)));
      golden.assertClose("out.loss_gen_" + name, floats(game.codec(ofFake)));
      golden.assertClose("out.loss_feat_" + name, floats(game.features(ofReal, ofFake)));
    }
  }

  private static void spectra(
      GoldenCase golden, NDManager manager, int sampleRate, NDArray real, NDArray fake) {
    MultiResolutionMelLoss.Config all =
        new MultiResolutionMelLoss.Config(
            List.of(10, 20, 40), List.of(128, 256, 512), 1e-5, 1, 1, 2);
    golden.assertClose(
        "out.mel_loss",
        floats(new MultiResolutionMelLoss(manager, sampleRate, all).forward(real, fake)));
    MultiResolutionMelLoss.Config low =
        new MultiResolutionMelLoss.Config(List.of(20, 40), List.of(256, 512), 1e-5, 1, 1, 2);
    golden.assertClose(
        "out.multiband_mel_loss",
        floats(new MultiResolutionMelLoss(manager, sampleRate, low).lowBands(real, fake, 0.1)));
  }

  private static float[] floats(NDArray scalar) {
    return Tensors.floats(scalar);
  }
}
