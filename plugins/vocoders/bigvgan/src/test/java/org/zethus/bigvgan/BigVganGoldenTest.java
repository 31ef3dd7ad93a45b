package org.zethus.bigvgan;

import ai.djl.ndarray.NDArray;
import org.zethus.api.plugin.Device;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;

class BigVganGoldenTest {
  private record Case(Preprocess preprocess, BigVganConfig.Model model) {}

  private record Preprocess(int nMel) {}

  @GoldenCases(area = "vocoders", model = "BigVGAN")
  void sameWeightsAndMelGiveTheReferenceWaveform(GoldenCase golden) {
    Case config = golden.config().as(Case.class);
    try (StateDict weights = new TorchBackend().open(golden.weights(), golden.name(), Device.CPU);
        Scope scope = Scope.open()) {
      BigVgan network = new BigVgan(weights, config.preprocess().nMel(), config.model().bigvgan());
      weights.requireComplete();
      NDArray mel = Tensors.of(weights.manager(), golden.tensor("in.mel"));
      NDArray plain = Autograd.inference(() -> network.forward(mel));
      golden.assertClose("out.audio", Tensors.floats(plain));
      NDArray recorded = Autograd.training(() -> network.forward(mel));
      golden.assertClose("out.audio", Tensors.floats(recorded));
    }
  }
}
