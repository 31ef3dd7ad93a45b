package org.zethus.wavenet;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.zethus.api.config.Default;
import org.zethus.api.config.Key;
import org.zethus.api.plugin.Device;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;

class WaveNetGoldenTest {
  private record Case(
      @Key("SCALAR_INPUT") boolean scalarInput,
      @Key("OUT_CHANNELS") int outChannels,
      @Key("INPUT_DIM") int inputDim,
      @Key("RESIDUAL_CHANNELS") int residualChannels,
      @Key("LAYERS") int layers,
      @Key("STACKS") int stacks,
      @Key("GATE_CHANNELS") int gateChannels,
      @Key("KERNEL_SIZE") int kernelSize,
      @Key("SKIP_OUT_CHANNELS") int skipOutChannels,
      @Key("DROPOUT") @Default("0") double dropout,
      @Key("UPSAMPLE_SCALES") List<Integer> upsampleScales,
      @Key("MEL_FRAME_PAD") int melFramePad) {
    WaveNetConfig.Network network() {
      return new WaveNetConfig.Network(
          scalarInput,
          outChannels,
          residualChannels,
          layers,
          stacks,
          gateChannels,
          kernelSize,
          skipOutChannels,
          dropout,
          upsampleScales,
          melFramePad,
          65536,
          -7);
    }
  }

  @GoldenCases(area = "vocoders", model = "WaveNet")
  void sameWeightsAndInputsGiveTheReferencesDistributions(GoldenCase golden) {
    Case config = golden.config().section("VOCODER").as(Case.class);
    try (StateDict weights = new TorchBackend().open(golden.weights(), golden.name(), Device.CPU);
        Scope scope = Scope.open()) {
      WaveNet network = new WaveNet(weights, config.network(), config.inputDim());
      weights.requireComplete();
      Autograd.inference(
          () -> {
            NDArray mel = Tensors.of(weights.manager(), golden.tensor("in.mel"));
            NDArray x = Tensors.of(weights.manager(), golden.tensor("in.x"));
            NDArray conditions = network.conditions(mel).transpose(0, 2, 1);
            golden.assertClose("out.mel_up", Tensors.floats(conditions));
            NDArray logits = network.forwardChannels(x, mel);
            golden.assertClose("out.logits", Tensors.floats(logits));
            golden.assertClose("out.probs", Tensors.floats(logits.softmax(1)));
            return null;
          });
    }
  }
}
