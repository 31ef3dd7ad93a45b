package org.zethus.torch.hubert;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.zethus.api.plugin.Device;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;

class HubertGoldenTest {
  @GoldenCases(area = "vevo", model = "HubertModel (HuBERT-large style)")
  void everyHiddenState(GoldenCase golden) {
    HubertConfig config = golden.config().as(HubertConfig.class);
    try (StateDict weights = new TorchBackend().open(golden.weights(), golden.name(), Device.CPU);
        Scope scope = Scope.open()) {
      Hubert encoder = new Hubert(weights, config);
      weights.requireComplete();
      Autograd.inference(
          () -> {
            compare(golden, encoder, Tensors.of(weights.manager(), golden.tensor("in.wav")));
            return golden;
          });
    }
  }

  private static void compare(GoldenCase golden, Hubert encoder, NDArray wav) {
    NDArray normalised = Hubert.normalised(wav);
    golden.assertClose("mid.normalised_wav", Tensors.floats(normalised));
    golden.assertClose("mid.conv_features", Tensors.floats(encoder.convFeatures(normalised)));
    List<NDArray> states = encoder.hiddenStates(normalised);
    for (int i = 0; i < states.size(); i++) {
      golden.assertClose("out.hidden_states_" + i, Tensors.floats(states.get(i)));
    }
    golden.assertClose("out.last_hidden_state", Tensors.floats(encoder.forward(normalised)));
  }
}
