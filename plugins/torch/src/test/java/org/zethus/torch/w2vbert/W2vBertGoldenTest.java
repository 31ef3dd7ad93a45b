package org.zethus.torch.w2vbert;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.zethus.api.plugin.Device;
import org.zethus.engine.pytorch.PyTorchNatives;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;

class W2vBertGoldenTest {
  @GoldenCases(area = "maskgct", model = "SeamlessM4TFeatureExtractor")
  void frontEnd(GoldenCase golden) {
    FeatureExtractor frontEnd =
        new FeatureExtractor(golden.config().as(FeatureExtractorConfig.class));
    try (NDManager manager = PyTorchNatives.load().newBaseManager();
        Scope scope = Scope.open()) {
      for (int i = 0; golden.has("in.wav" + i); i++) {
        float[] samples = golden.floats("in.wav" + i);
        golden.assertClose("mid.logmel" + i, Tensors.floats(frontEnd.logMel(manager, samples)));
        FeatureExtractor.Features features = frontEnd.extract(manager, samples);
        golden.assertClose("out.features" + i, Tensors.floats(features.frames()));
        golden.assertSame("out.attention_mask" + i, Tensors.longs(features.mask()));
      }
    }
  }

  @GoldenCases(area = "maskgct", model = "Wav2Vec2BertModel")
  void everyHiddenState(GoldenCase golden) {
    W2vBertConfig config = golden.config().as(W2vBertConfig.class);
    try (StateDict weights = new TorchBackend().open(golden.weights(), golden.name(), Device.CPU);
        Scope scope = Scope.open()) {
      W2vBert encoder = new W2vBert(weights, config);
      weights.requireComplete();
      NDArray frames = Tensors.of(weights.manager(), golden.tensor("in.input_features"));
      NDArray mask = Tensors.of(weights.manager(), golden.tensor("in.attention_mask"));
      List<NDArray> states = Autograd.inference(() -> encoder.hiddenStates(frames, mask));
      for (int i = 0; i < states.size(); i++) {
        golden.assertClose("out.hidden_states_" + i, Tensors.floats(states.get(i)));
      }
      golden.assertClose("out.last_hidden_state", floats(encoder, frames, mask));
      NDArray unmasked = Autograd.inference(() -> encoder.forward(frames, null));
      golden.assertClose("out.last_hidden_state_no_mask", Tensors.floats(unmasked));
    }
  }

  private static float[] floats(W2vBert encoder, NDArray frames, NDArray mask) {
    return Autograd.inference(() -> Tensors.floats(encoder.forward(frames, mask)));
  }
}
