package org.zethus.torch.gan;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.zethus.api.audio.MelSpec;
import org.zethus.engine.pytorch.PyTorchNatives;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;
import org.zethus.torch.Scope;
import org.zethus.torch.Tensors;

class GanLossesGoldenTest {
  private record Case(
      MelSpec preprocess,
      Resolutions mrstft,
      MultiResolutionMelLoss.Config mrmel,
      int sampleRate) {}

  @GoldenCases(area = "vocoders", model = "GAN vocoder loss functions")
  void lossesAreTheReferences(GoldenCase golden) {
    Case config = golden.config().as(Case.class);
    try (NDManager manager = PyTorchNatives.load().newBaseManager();
        Scope scope = Scope.open()) {
      NDArray real = Tensors.of(manager, golden.tensor("in.wav"));
      NDArray fake = Tensors.of(manager, golden.tensor("in.wav_hat"));
      families(golden, manager, config.preprocess(), real, fake);
      games(golden, manager);

      MultiResolutionStftLoss.Terms stft =
          new MultiResolutionStftLoss(manager, config.sampleRate(), config.mrstft())
              .forward(real, fake);
      golden.assertClose("out.mrstft_sc", Tensors.floats(stft.convergence()));
      golden.assertClose("out.mrstft_mag", Tensors.floats(stft.logarithm()));
      int first = config.mrstft().fftSizes().get(0);
      golden.assertClose("mid.mag_scale0", AWeighting.magnitudes(config.sampleRate(), first));

      MultiResolutionMelLoss mel =
          new MultiResolutionMelLoss(manager, config.sampleRate(), config.mrmel());
      golden.assertClose("out.mrmel", Tensors.floats(mel.forward(real, fake)));
    }
  }

  private static void families(
      GoldenCase golden, NDManager manager, MelSpec spec, NDArray real, NDArray fake) {
    List<Judgement> ofReal = judgements(golden, manager, "r");
    List<Judgement> ofFake = judgements(golden, manager, "g");
    List<Judgement> mapsOfReal = maps(golden, manager, "r");
    List<Judgement> mapsOfFake = maps(golden, manager, "g");
    LogMel extractor = new LogMel(manager, spec);
    for (VocoderObjective family : VocoderObjective.values()) {
      String out = "out." + family.name().toLowerCase(Locale.ROOT);
      golden.assertClose(
          out + "_discriminator", Tensors.floats(family.discriminators(ofReal, ofFake)));
      golden.assertClose(out + "_generator", Tensors.floats(family.generator(ofFake)));
      golden.assertClose(out + "_feature", Tensors.floats(family.features(mapsOfReal, mapsOfFake)));
      golden.assertClose(out + "_mel", Tensors.floats(family.mel(extractor, real, fake)));
      golden.assertClose(out + "_wav", Tensors.floats(family.waveform(real, fake)));
    }
  }

  private static void games(GoldenCase golden, NDManager manager) {
    NDArray real = Tensors.of(manager, golden.tensor("in.y_r0"));
    NDArray fake = Tensors.of(manager, golden.tensor("in.y_g0"));
    for (AdversarialLoss game : AdversarialLoss.values()) {
      String out = "out.gan_" + game.name().toLowerCase(Locale.ROOT);
      golden.assertClose(out + "_real", Tensors.floats(game.real(real)));
      golden.assertClose(out + "_fake", Tensors.floats(game.fake(fake)));
      golden.assertClose(out + "_gen", Tensors.floats(game.generator(fake)));
    }
  }

  private static List<Judgement> judgements(GoldenCase golden, NDManager manager, String side) {
    List<Judgement> judgements = new ArrayList<>();
    for (int d = 0; golden.has("in.y_%s%d".formatted(side, d)); d++) {
      NDArray score = Tensors.of(manager, golden.tensor("in.y_%s%d".formatted(side, d)));
      judgements.add(new Judgement(score, List.of()));
    }
    return judgements;
  }

  /** The recorded maps have no scores of their own, so the last map stands for it. */
  private static List<Judgement> maps(GoldenCase golden, NDManager manager, String side) {
    List<Judgement> judgements = new ArrayList<>();
    for (int d = 0; golden.has("in.fmap_%s%d_0".formatted(side, d)); d++) {
      List<NDArray> maps = new ArrayList<>();
      for (int i = 0; golden.has("in.fmap_%s%d_%d".formatted(side, d, i)); i++) {
        maps.add(Tensors.of(manager, golden.tensor("in.fmap_%s%d_%d".formatted(side, d, i))));
      }
      judgements.add(new Judgement(maps.get(maps.size() - 1), maps.subList(0, maps.size() - 1)));
    }
    return judgements;
  }
}
