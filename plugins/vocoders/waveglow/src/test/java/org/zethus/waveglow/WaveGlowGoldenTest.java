package org.zethus.waveglow;

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
import org.zethus.torch.loss.Losses;

class WaveGlowGoldenTest {
  /** The reference's upsampling is made for this one. */
  private static final int HOP = 256;

  private record Case(
      @Key("INPUT_DIM") int inputDim,
      @Key("N_GROUP") int group,
      @Key("N_FLOWS") int flows,
      @Key("N_EARLY_EVERY") int earlyEvery,
      @Key("N_EARLY_SIZE") int earlySize,
      @Key("N_LAYERS") int layers,
      @Key("N_CHANNELS") int channels,
      @Key("KERNEL_SIZE") int kernelSize) {
    WaveGlowConfig.Network network() {
      return new WaveGlowConfig.Network(
          group, flows, earlyEvery, earlySize, layers, channels, kernelSize);
    }
  }

  @GoldenCases(area = "vocoders", model = "WaveGlow")
  void bothDirectionsAndGradientsAreTheReferences(GoldenCase golden) {
    Case config = golden.config().section("VOCODER").as(Case.class);
    try (StateDict weights = new TorchBackend().open(golden.weights(), golden.name(), Device.CPU);
        Scope scope = Scope.open()) {
      WaveGlow network = new WaveGlow(weights, config.network(), config.inputDim(), HOP);
      weights.requireComplete();
      NDArray mel = array(golden, weights, "in.mel");
      Autograd.inference(
          () -> {
            NDArray audio = network.inverse(array(golden, weights, "in.z_noise"), mel);
            golden.assertClose("out.synth", Tensors.floats(audio));
            return null;
          });
      weights.requireGrad(true);
      Autograd.training(
          () -> {
            encode(golden, weights, network.forward(array(golden, weights, "in.audio"), mel));
            return null;
          });
    }
  }

  private static void encode(GoldenCase golden, StateDict weights, WaveGlow.Encoded encoded) {
    golden.assertClose("out.z", Tensors.floats(encoded.z()));
    double[] determinants = new double[encoded.logDeterminants().size()];
    for (int k = 0; k < determinants.length; k++) {
      golden.assertClose("out.log_s" + k, Tensors.floats(encoded.logScales().get(k)));
      determinants[k] = Tensors.floats(encoded.logDeterminants().get(k))[0];
    }
    golden.assertClose("out.log_det_W", determinants);
    Losses losses = new WaveGlowLoss(1).of(encoded);
    golden.assertClose("out.nll", Tensors.floats(losses.total()));
    Autograd.backward(losses.total());
    List<?> names = (List<?>) golden.json().get("grad_names");
    double[] norms =
        names.stream()
            .mapToDouble(name -> norm(weights.parameters().get(name).getGradient()))
            .toArray();
    golden.assertClose("out.grad_norms", norms);
  }

  private static double norm(NDArray gradient) {
    return Math.sqrt(Tensors.floats(gradient.square().sum())[0]);
  }

  private static NDArray array(GoldenCase golden, StateDict weights, String name) {
    return Tensors.of(weights.manager(), golden.tensor(name));
  }
}
