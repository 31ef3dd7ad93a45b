package org.zethus.torch.hifigan;

import ai.djl.ndarray.NDArray;
import org.zethus.api.plugin.Device;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;

class GeneratorGoldenTest {
  private record Preprocess(int nMel) {}

  @GoldenCases(area = "vocoders", model = "HiFiGAN")
  void sameWeightsAndMelGiveTheReferenceWaveform(GoldenCase golden) {
    GeneratorConfig config =
        golden.config().section("model").section("hifigan").as(GeneratorConfig.class);
    int melBins = golden.config().section("preprocess").as(Preprocess.class).nMel();
    try (StateDict weights = new TorchBackend().open(golden.weights(), golden.name(), Device.CPU);
        Scope scope = Scope.open()) {
      Generator generator = Generator.vocoder(weights, melBins, config);
      weights.requireComplete();
      NDArray mel = Tensors.of(weights.manager(), golden.tensor("in.mel"));
      NDArray audio = Autograd.inference(() -> generator.forward(mel));
      golden.assertClose("out.audio", Tensors.floats(audio));
    }
  }
}
