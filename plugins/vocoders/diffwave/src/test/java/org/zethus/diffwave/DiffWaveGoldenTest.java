package org.zethus.diffwave;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.zethus.api.plugin.Device;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.loss.Losses;

class DiffWaveGoldenTest {
  /** What the network needs of {@code preprocess}. */
  private record Preprocess(int nMel, int hopSize) {}

  @GoldenCases(area = "vocoders", model = "DiffWave")
  void sameWeightsGiveTheReferencesNoiseWaveformAndGradients(GoldenCase golden) {
    try (StateDict weights =
            new TorchBackend()
                .open(golden.weightsAnd("formula_weights"), golden.name(), Device.CPU);
        Scope scope = Scope.open()) {
      DiffWaveConfig.Network config =
          golden.config().section("model").section("diffwave").as(DiffWaveConfig.Network.class);
      Preprocess preprocess = golden.config().section("preprocess").as(Preprocess.class);
      DiffWave network = Autograd.inference(() -> new DiffWave(weights, config, preprocess.nMel()));
      weights.requireComplete();
      Autograd.inference(
          () -> {
            oneStep(golden, weights, network);
            chain(golden, weights, network, config);
            return null;
          });
      weights.requireGrad(true);
      Autograd.training(
          () -> {
            loss(golden, weights, new DiffWaveLoss(network, config.trainingSchedule()));
            return null;
          });
    }
  }

  private static void oneStep(GoldenCase golden, StateDict weights, DiffWave network) {
    NDArray mel = array(golden, weights, "in.mel");
    NDArray audio = array(golden, weights, "in.audio");
    float[] steps = new float[golden.longs("in.step_int").length];
    for (int b = 0; b < steps.length; b++) {
      steps[b] = golden.longs("in.step_int")[b];
    }
    NDArray whole = Tensors.of(weights.manager(), steps, steps.length);
    golden.assertClose("out.eps_int", Tensors.floats(network.forward(audio, whole, mel)));
    NDArray fraction = array(golden, weights, "in.step_float");
    golden.assertClose("out.eps_float", Tensors.floats(network.forward(audio, fraction, mel)));
  }

  private static void chain(
      GoldenCase golden, StateDict weights, DiffWave network, DiffWaveConfig.Network config) {
    NDArray mel = array(golden, weights, "in.mel").get("0:1");
    Iterator<float[]> noise =
        Stream.iterate(0, i -> golden.has("in.noise" + i), i -> i + 1)
            .map(i -> golden.floats("in.noise" + i))
            .iterator();
    float[] audio =
        new ReverseProcess(
                config.trainingSchedule(), new NoiseSchedule(config.inferenceNoiseSchedule()))
            .run(
                (int) golden.tensor("out.chain").length(),
                (x, time) -> {
                  NDArray times = Tensors.of(weights.manager(), new float[] {(float) time}, 1);
                  NDArray noisy = Tensors.of(weights.manager(), x, 1, x.length);
                  return Tensors.floats(network.forward(noisy, times, mel));
                },
                length -> noise.next());
    golden.assertClose("out.chain", audio);
  }

  private static void loss(GoldenCase golden, StateDict weights, DiffWaveLoss loss) {
    int[] steps = Arrays.stream(golden.longs("in.step_int")).mapToInt(step -> (int) step).toArray();
    Losses losses =
        loss.of(
            array(golden, weights, "in.clean"),
            array(golden, weights, "in.mel"),
            steps,
            array(golden, weights, "in.noise"));
    golden.assertClose("out.loss", Tensors.floats(losses.total()));
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
