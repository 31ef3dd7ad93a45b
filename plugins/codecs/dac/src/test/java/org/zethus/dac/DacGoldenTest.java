package org.zethus.dac;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.Map;
import org.zethus.api.plugin.Device;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.nn.Functional;
import org.zethus.torch.quantise.ResidualQuantised;

class DacGoldenTest {
  private static final double COMMITMENT = 0.25;
  private static final String GRADIENT = "out.grad_norm.";

  private record Dropout(double quantizerDropout) {}

  @GoldenCases(area = "codecs", model = "DAC (modules/dac, with LSTM, encodec-style convs)")
  void codesWaveformsLossesAndGradientsAreTheReferences(GoldenCase golden) {
    try (StateDict weights = new TorchBackend().open(golden.weights(), golden.name(), Device.CPU);
        Scope scope = Scope.open()) {
      Dac dac = new Dac(weights, golden.config().as(DacConfig.class));
      weights.requireComplete();
      NDArray waveform = Tensors.of(weights.manager(), golden.tensor("in.wav"));
      Autograd.inference(
          () -> {
            inference(golden, dac, waveform);
            return null;
          });
      weights.requireGrad(true);
      Autograd.training(
          () -> {
            training(golden, dac, waveform);
            return null;
          });
      Map<String, NDArray> parameters = weights.parameters();
      for (String name : golden.names()) {
        if (name.startsWith(GRADIENT)) {
          String parameter = name.substring(GRADIENT.length());
          NDArray gradient = requireNonNull(parameters.get(parameter), parameter).getGradient();
          golden.assertClose(name, new double[] {norm(gradient)});
        }
      }
    }
  }

  private static void inference(GoldenCase golden, Dac dac, NDArray waveform) {
    long length = waveform.getShape().get(2);
    ResidualQuantised quantised = dac.quantiser().forward(dac.latents(waveform));
    golden.assertSame("out.codes", Tensors.longs(quantised.codes()));
    golden.assertClose("out.z", Tensors.floats(quantised.output()));
    golden.assertClose("out.latents", Tensors.floats(quantised.latents()));
    golden.assertClose("out.commitment_loss", Tensors.floats(quantised.commitmentLosses().sum()));
    golden.assertClose("out.codebook_loss", Tensors.floats(quantised.codebookLosses().sum()));
    golden.assertClose("out.audio", audio(dac.synthesise(quantised.output()), length));
    NDArray codes = quantised.codes();
    golden.assertClose("out.z_from_codes", Tensors.floats(dac.quantiser().decode(codes)));
    // The reference's LSTM goes on, outside training, from where the call before left it; so what
    // it recorded after its first call (audio_from_codes, audio_nq1) stands on that one as well.
    golden.assertClose("out.audio", audio(dac.decode(codes), length));
  }

  private static float[] audio(NDArray waveform, long length) {
    return Tensors.floats(waveform.get(":, :, :{}", length));
  }

  private static void training(GoldenCase golden, Dac dac, NDArray waveform) {
    long[] drawn = golden.longs("in.train_dropout_randint");
    int[] counts = new int[drawn.length];
    Arrays.fill(counts, dac.quantiser().size());
    double share = golden.config().as(Dropout.class).quantizerDropout();
    for (int i = 0; i < (int) (counts.length * share); i++) {
      counts[i] = (int) drawn[i];
    }
    ResidualQuantised quantised = dac.quantiser().forward(dac.latents(waveform), counts);
    NDArray made = dac.synthesise(quantised.output());
    NDArray l1 = made.get(":, :, :{}", waveform.getShape().get(2)).sub(waveform).abs().mean();
    NDArray commitment = quantised.commitmentLosses().sum();
    NDArray codebook = quantised.codebookLosses().sum();
    golden.assertClose("out.train_l1", Tensors.floats(l1));
    golden.assertClose("out.train_commitment_loss", Tensors.floats(commitment));
    golden.assertClose("out.train_codebook_loss", Tensors.floats(codebook));
    Autograd.backward(l1.add(Functional.mul(commitment, COMMITMENT)).add(codebook));
  }

  private static double norm(NDArray gradient) {
    double sum = 0;
    for (float value : Tensors.floats(gradient)) {
      sum += (double) value * value;
    }
    return Math.sqrt(sum);
  }
}
