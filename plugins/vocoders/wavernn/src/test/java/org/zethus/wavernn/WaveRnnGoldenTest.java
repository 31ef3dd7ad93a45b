package org.zethus.wavernn;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.zethus.api.config.Key;
import org.zethus.api.plugin.Device;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;

class WaveRnnGoldenTest {
  private record Case(
      @Key("MEL_FRAME_PAD") int melFramePad,
      @Key("MODE") WaveRnnConfig.Mode mode,
      @Key("BITS") int bits,
      @Key("RNN_DIMS") int rnnDims,
      @Key("RES_OUT_DIMS") int resOutDims,
      @Key("FC_DIMS") int fcDims,
      @Key("UPSAMPLE_FACTORS") List<Integer> upsampleFactors,
      @Key("INPUT_DIM") int inputDim,
      @Key("COMPUTE_DIMS") int computeDims,
      @Key("RES_BLOCKS") int resBlocks) {
    WaveRnnConfig.Network network() {
      return new WaveRnnConfig.Network(
          mode,
          bits,
          rnnDims,
          fcDims,
          computeDims,
          resOutDims,
          resBlocks,
          upsampleFactors,
          melFramePad);
    }
  }

  @GoldenCases(area = "vocoders", model = "WaveRNN")
  void sameWeightsAndInputsGiveTheReferencesDistributions(GoldenCase golden) {
    Case config = golden.config().section("VOCODER").as(Case.class);
    try (StateDict weights = new TorchBackend().open(golden.weights(), golden.name(), Device.CPU);
        Scope scope = Scope.open()) {
      WaveRnn network = new WaveRnn(weights, config.network(), config.inputDim());
      weights.requireComplete();
      Autograd.inference(
          () -> {
            NDArray mel = Tensors.of(weights.manager(), golden.tensor("in.mel"));
            NDArray x = Tensors.of(weights.manager(), golden.tensor("in.x"));
            golden.assertClose("out.mel_up", Tensors.floats(network.upsample().mel(mel)));
            golden.assertClose("out.aux", Tensors.floats(network.upsample().features(mel)));
            NDArray logits = network.forward(x, mel).transpose(0, 2, 1);
            golden.assertClose("out.logits", Tensors.floats(logits));
            return null;
          });
    }
  }
}
