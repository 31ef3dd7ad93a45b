package org.zethus.melgan;

import ai.djl.ndarray.NDArray;
import org.zethus.api.plugin.Device;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.gan.VocoderObjective;
import org.zethus.torch.vocoder.TrainingStep;

class MelGanGoldenTest {
  private record Case(Preprocess preprocess, MelGanConfig.Model model) {}

  private record Preprocess(int nMel) {}

  @GoldenCases(area = "vocoders", model = "MelGAN")
  void sameWeightsAndMelGiveTheReferenceWaveform(GoldenCase golden) {
    Case config = golden.config().as(Case.class);
    try (StateDict weights = new TorchBackend().open(golden.weights(), golden.name(), Device.CPU);
        Scope scope = Scope.open()) {
      MelGan generator = new MelGan(weights, config.preprocess().nMel(), config.model().melgan());
      weights.requireComplete();
      NDArray mel = Tensors.of(weights.manager(), golden.tensor("in.mel"));
      NDArray audio = Autograd.inference(() -> generator.forward(mel));
      golden.assertClose("out.audio", Tensors.floats(audio));
    }
  }

  @GoldenCases(area = "vocoders", model = "GAN vocoder training step (melgan + mpd + mrd)")
  void lossesAndGradientsAreTheReferences(GoldenCase golden) {
    TrainingStep.check(
        golden,
        VocoderObjective.MELGAN,
        step -> {
          MelGanConfig.Network config = step.network("melgan", MelGanConfig.Network.class);
          MelGan generator = new MelGan(step.weights(), step.spec().melBins(), config);
          return () -> step.waveforms(generator.forward(step.in("mel")));
        });
  }
}
