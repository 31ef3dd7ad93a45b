package org.zethus.dualcodectts;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.Arrays;
import java.util.Map;
import java.util.function.BiConsumer;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.Device;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.flowmatching.EulerSampler;
import org.zethus.torch.flowmatching.FlowLoss;
import org.zethus.torch.flowmatching.Passage;
import org.zethus.torch.masked.CorruptionDraws;
import org.zethus.torch.masked.Guidance;

class VoiceBoxGoldenTest {
  private static final String MODEL = "VoiceBox (DualCodec semantic code -> mel flow matching)";
  private static final String GRADIENT = "out.grad_norm.";

  @GoldenCases(area = "dualcodec", model = MODEL)
  void sameDrawsGiveTheReferencesLossAndGradients(GoldenCase golden) {
    run(
        golden,
        (model, weights) ->
            Autograd.training(
                () -> {
                  weights.requireGrad(true);
                  assertTrainingStep(golden, model, weights);
                  return golden;
                }));
  }

  private static void assertTrainingStep(GoldenCase golden, VoiceBox model, StateDict weights) {
    VoiceBoxConfig config = golden.config().as(VoiceBoxConfig.class);
    NDManager manager = weights.manager();
    NDArray codes = in(golden, manager, "cond_code");
    long frames =
        Math.min(
            golden.tensor("in.x").shape()[1], codes.getShape().get(1) * config.framesPerCode());
    NDIndex kept = new NDIndex(":, :{}", frames);
    NDArray mel = in(golden, manager, "x").get(kept);
    NDArray mask = in(golden, manager, "x_mask").get(kept);
    NDArray noise = in(golden, manager, "rnd1_noise");
    Passage passage =
        Passage.draw(
            new Recorded(golden),
            config.prompts(),
            config.timeSchedule(),
            config.sigma(),
            (int) mel.getShape().get(0),
            (int) frames);
    golden.assertSame(
        "out.prompt_len", Arrays.stream(passage.promptFrames()).asLongStream().toArray());
    NDArray counts = passage.madeArray(manager).mul(mask);
    golden.assertClose("out.final_mask", Tensors.floats(counts));
    NDArray predicted = model.predict(passage.point(mel, noise), codes, mask, passage);
    golden.assertClose("out.flow_pred", Tensors.floats(predicted));
    NDArray loss = FlowLoss.absolute(predicted, passage.velocity(mel, noise), counts);
    golden.assertClose("out.loss", Tensors.floats(loss.reshape(1)));
    Autograd.backward(loss);
    Map<String, NDArray> parameters = weights.parameters();
    int compared = 0;
    for (String name : golden.names()) {
      if (name.startsWith(GRADIENT)) {
        NDArray gradient = parameters.get(name.substring(GRADIENT.length())).getGradient();
        golden.assertClose(name, Tensors.floats(gradient.square().sum().sqrt().reshape(1)));
        compared++;
      }
    }
    assertThat(compared).isPositive();
  }

  @GoldenCases(area = "dualcodec", model = MODEL, outputs = "reverse")
  void sameNoiseGivesTheReferencesFrames(GoldenCase golden) {
    Config reverse = golden.config().section("reverse");
    run(
        golden,
        (model, weights) ->
            Autograd.inference(
                () -> {
                  NDManager manager = weights.manager();
                  NDArray prompt =
                      in(golden, manager, "x")
                          .get(new NDIndex(":1, :{}", (int) number(reverse, "prompt_len")));
                  EulerSampler sampler =
                      new EulerSampler(
                          manager,
                          (place, shape) -> in(golden, place, "reverse_noise"),
                          new CancelSignal());
                  NDArray made =
                      model.generate(
                          in(golden, manager, "cond_code").get(":1"),
                          prompt,
                          (int) number(reverse, "n_timesteps"),
                          new Guidance(number(reverse, "cfg"), number(reverse, "rescale_cfg")),
                          sampler);
                  golden.assertClose("out.reverse", Tensors.floats(made));
                  return golden;
                }));
  }

  /** The reference's draws; what else a corruption might ask for, a flow does not. */
  private record Recorded(GoldenCase golden) implements CorruptionDraws {
    @Override
    public float[] times(int batch) {
      return golden.floats("in.rnd0_t_rand");
    }

    @Override
    public float gate() {
      return golden.floats("in.rnd2_prompt_gate_rand")[0];
    }

    @Override
    public int[] promptFrames(int batch, int shortest, int end) {
      long[] drawn = golden.longs("in.rnd3_prompt_len_randint");
      assertThat(Arrays.stream(drawn)).allMatch(frames -> frames >= shortest && frames < end);
      return Arrays.stream(drawn).mapToInt(Math::toIntExact).toArray();
    }

    @Override
    public int codebook(double[] weights) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean[] hidden(float[] probability, int frames) {
      throw new UnsupportedOperationException();
    }
  }

  private static double number(Config config, String key) {
    return ((Number) config.asMap().get(key)).doubleValue();
  }

  private static NDArray in(GoldenCase golden, NDManager manager, String name) {
    return Tensors.of(manager, golden.tensor("in." + name));
  }

  private static void run(GoldenCase golden, BiConsumer<VoiceBox, StateDict> body) {
    try (StateDict weights = new TorchBackend().open(golden.weights(), golden.name(), Device.CPU);
        Scope scope = Scope.open()) {
      VoiceBox model = new VoiceBox(weights, golden.config().as(VoiceBoxConfig.class));
      weights.requireComplete();
      body.accept(model, weights);
    }
  }
}
