package org.zethus.torch.whisper;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.zethus.api.plugin.Device;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;

class WhisperGoldenTest {
  private record Frames(int frameLen) {}

  @GoldenCases(area = "vevo", model = "Whisper encoder features (Vevo 1.5)")
  void featuresAreTheReferences(GoldenCase golden) {
    WhisperConfig config = golden.config().as(WhisperConfig.class);
    int frames = golden.config().as(Frames.class).frameLen();
    try (StateDict weights = new TorchBackend().open(golden.weights(), golden.name(), Device.CPU);
        Scope scope = Scope.open()) {
      NDManager manager = weights.manager();
      WhisperEncoder encoder = new WhisperEncoder(weights, config);
      weights.requireComplete();
      WhisperFrontEnd frontEnd = new WhisperFrontEnd(manager, config);
      WhisperFeatures features =
          new WhisperFeatures(
              frontEnd,
              encoder,
              Tensors.of(manager, golden.tensor("in.mean")),
              Tensors.of(manager, golden.tensor("in.std")));
      Autograd.inference(
          () -> {
            NDArray logMel = frontEnd.logMel(manager, golden.floats("in.wav"));
            golden.assertClose("out.logmel", Tensors.floats(logMel));
            NDArray padded = Tensors.of(manager, golden.tensor("in.logmel_padded"));
            NDArray encoded = encoder.forward(padded);
            golden.assertClose("out.encoder", Tensors.floats(encoded));
            NDArray normalised = features.normalised(encoded, frames);
            golden.assertClose("out.features", Tensors.floats(normalised));
            return golden;
          });
    }
  }
}
