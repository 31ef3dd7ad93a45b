package org.zethus.torch.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.tensor.TensorSource;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;

class DiscriminatorGoldenTest {
  @GoldenCases(area = "vocoders", model = "MultiPeriodDiscriminator")
  void multiPeriod(GoldenCase golden) {
    judge(
        golden,
        golden.json().section("config.model.mpd").as(MultiPeriodDiscriminator.class)::build);
  }

  @GoldenCases(area = "vocoders", model = "MultiResolutionDiscriminator")
  void multiResolution(GoldenCase golden) {
    judge(
        golden,
        golden.json().section("config.model.mrd").as(MultiResolutionDiscriminator.class)::build);
  }

  @GoldenCases(area = "vocoders", model = "MultiPeriodDiscriminator (VITS)")
  void scaleAndPeriod(GoldenCase golden) {
    ScaleAndPeriodDiscriminator published =
        Config.of(Map.of(), "published").as(ScaleAndPeriodDiscriminator.class);
    judge(golden, golden.formulaWeights("formula_weights"), published::build);
  }

  @GoldenCases(area = "vocoders", model = "MultiScaleDiscriminator")
  void multiScale(GoldenCase golden) {
    TensorSource weights = golden.weightsAnd("formula_weights");
    judge(golden, weights, new MultiScaleDiscriminator(1)::build);
  }

  @GoldenCases(area = "vocoders", model = "MultiScaleSTFTDiscriminator")
  void multiScaleStft(GoldenCase golden) {
    Map<String, @Nullable Object> config = new HashMap<>(golden.config().asMap());
    config.remove("model");
    config.putAll(golden.config().section("model.msstftd").asMap());
    judge(golden, Config.of(config, golden.name()).as(MultiScaleStftDiscriminator.class)::build);
  }

  private record SampleRate(int sampleRate) {}

  @GoldenCases(area = "vocoders", model = "MultiScaleSubbandCQTDiscriminator")
  void multiScaleSubbandCqt(GoldenCase golden) {
    MultiScaleSubbandCqtDiscriminator config =
        golden.json().section("config.model.mssbcqtd").as(MultiScaleSubbandCqtDiscriminator.class);
    int rate = golden.json().section("config.preprocess").as(SampleRate.class).sampleRate();
    judge(golden, weights -> config.build(weights, rate));
    Checkpoint untrained = Checkpoint.untrained("our own buffers", golden.config(), 0);
    try (StateDict own = new TorchBackend().open(untrained, Device.CPU);
        StateDict recorded = new TorchBackend().open(golden.weights(), golden.name(), Device.CPU)) {
      config.build(own, rate);
      config.build(recorded, rate);
      own.parametersAndBuffers()
          .forEach(
              (name, buffer) -> {
                if (!own.parameters().containsKey(name)) {
                  assertThat(Tensors.floats(buffer))
                      .as(name)
                      .containsExactly(
                          Tensors.floats(recorded.parametersAndBuffers().get(name)), within(1e-6f));
                }
              });
    }
  }

  private static void judge(GoldenCase golden, Function<StateDict, List<Discriminator>> build) {
    judge(golden, golden.weights(), build);
  }

  private static void judge(
      GoldenCase golden, TensorSource source, Function<StateDict, List<Discriminator>> build) {
    try (StateDict weights = new TorchBackend().open(source, golden.name(), Device.CPU);
        Scope scope = Scope.open()) {
      List<Discriminator> discriminators = build.apply(weights);
      weights.requireComplete();
      compare(golden, "r", Discriminator.judge(discriminators, audio(golden, weights, "in.y")));
      compare(golden, "g", Discriminator.judge(discriminators, audio(golden, weights, "in.y_hat")));
    }
  }

  private static NDArray audio(GoldenCase golden, StateDict weights, String name) {
    return Tensors.of(weights.manager(), golden.tensor(name)).squeeze(1);
  }

  private static void compare(GoldenCase golden, String side, List<Judgement> judgements) {
    compareNorms(golden, side, judgements);
    for (int d = 0; d < judgements.size(); d++) {
      golden.assertClose("out.y_" + side + d, Tensors.floats(judgements.get(d).score()));
      List<NDArray> maps = judgements.get(d).allMaps();
      for (int i = 0; i < maps.size(); i++) {
        String name = "out.fmap_%s%d_%d".formatted(side, d, i);
        if (golden.has(name)) {
          golden.assertClose(name, Tensors.floats(maps.get(i)));
        }
      }
    }
  }

  /** Some cases have norms and means of all feature maps in a row, where the maps are large. */
  private static void compareNorms(GoldenCase golden, String side, List<Judgement> judgements) {
    List<float[]> maps =
        judgements.stream().flatMap(j -> j.allMaps().stream()).map(Tensors::floats).toList();
    String norms = "out.fmap_%s_norms".formatted(side);
    if (golden.has(norms)) {
      golden.assertClose(norms, maps.stream().mapToDouble(map -> Math.sqrt(sum(map, 2))).toArray());
    }
    String means = "out.fmap_%s_means".formatted(side);
    if (golden.has(means)) {
      golden.assertClose(
          means, maps.stream().mapToDouble(map -> sum(map, 1) / map.length).toArray());
    }
  }

  private static double sum(float[] values, int power) {
    double sum = 0;
    for (float value : values) {
      sum += Math.pow(value, power);
    }
    return sum;
  }
}
