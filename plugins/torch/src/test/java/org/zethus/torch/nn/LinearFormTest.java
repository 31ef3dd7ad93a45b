package org.zethus.torch.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.tensor.Tensor;
import org.zethus.torch.Autograd;
import org.zethus.torch.Init;
import org.zethus.torch.LinearForm;
import org.zethus.torch.LinearForm.Storage;
import org.zethus.torch.LowRankUpdates;
import org.zethus.torch.RelativeError;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.optim.AdamW;
import org.zethus.torch.optim.Schedules;

class LinearFormTest {
  private static final int IN = 96;
  private static final int OUT = 40;
  private static final LinearForm INT8 = LinearForm.of(Storage.INT8);
  private static final LinearForm LOW_RANK = LinearForm.lowRank(4, 8);

  @TempDir Path folder;

  @Test
  void smallerWeightsMultiplyNearlyAsFloat32() {
    float[] exact = multiply(LinearForm.PLAIN);
    assertThat(RelativeError.of(multiply(LinearForm.of(Storage.FLOAT16)), exact))
        .isBetween(1e-6, 1e-3);
    assertThat(RelativeError.of(multiply(INT8), exact)).isBetween(1e-4, 0.02);
  }

  /** Products of pairs overflow 16 bits, in which some processors add them. */
  @Test
  void sumsOfTheLargestInt8NumbersAreExact() {
    try (StateDict weights = open(untrained());
        Scope scope = Scope.open()) {
      StateDict ones = weights.starting("weight", Init.ONES).linear(INT8);
      Linear linear = Linear.withoutBias(ones, IN, OUT);
      NDArray x = weights.manager().ones(new Shape(3, IN));
      float[] found = Autograd.inference(() -> Tensors.floats(linear.forward(x)));
      assertThat(found).hasSize(3 * OUT).containsOnly(new float[] {IN}, within(1e-3f));
    }
  }

  @Test
  void int8IsWidenedWhereTheEngineHasNoProductsOfIt() {
    try (StateDict weights = open(untrained());
        Scope scope = Scope.open()) {
      Init init = Init.fanIn(IN);
      PackedWeight packed = PackedWeight.of(weights.linear(INT8), init, IN, OUT);
      NDArray exact = weights.parameter("weight", init, OUT, IN);
      assertThat(packed.value().getShape()).isEqualTo(new Shape(OUT, IN));
      assertThat(RelativeError.of(Tensors.floats(packed.value()), Tensors.floats(exact)))
          .isBetween(1e-4, 0.01);
    }
  }

  /** Wide enough that not all rows are rounded at once. */
  @Test
  void int8BetweenANormAndAResidualMakesNearlyWhatFloat32Does() {
    int width = 16;
    int wide = 8000;
    try (StateDict weights = open(untrained());
        Scope scope = Scope.open()) {
      StateDict int8 = weights.linear(INT8);
      List<StateDict> in = List.of(int8.at("gate_proj"), int8.at("up_proj"));
      Int8Weight gateAndUp = Int8Weight.of(in, width, wide);
      Int8Weight down = Int8Weight.of(List.of(int8.at("down_proj")), wide, width);
      SwiGlu exact = new SwiGlu(weights, width, wide);
      Linear exactDown = Linear.withoutBias(weights.at("down_proj"), wide, width);
      NDArray x = input(weights, 200, width);
      NDArray gain = weights.manager().full(new Shape(width), 40f);
      double eps = 0.5;
      Autograd.inference(
          () -> {
            NDArray norm =
                x.div(x.square().mean(new int[] {-1}, true).add((float) eps).sqrt()).mul(gain);
            assertNear(gateAndUp.gated(x, gain, eps, down), x.add(exact.forward(norm)));

            Int8Weight.Unscaled unscaled = gateAndUp.normed(x, gain, eps);
            NDArray gate = Linear.withoutBias(weights.at("gate_proj"), width, wide).forward(norm);
            NDArray up = Linear.withoutBias(weights.at("up_proj"), width, wide).forward(norm);
            assertNear(unscaled.rows().mul(unscaled.steps()), gate.concat(up, -1));

            assertNear(down.added(x, up), x.add(exactDown.forward(up)));
            return true;
          });
    }
  }

  private static void assertNear(NDArray found, NDArray expected) {
    assertThat(found.getShape()).isEqualTo(expected.getShape());
    assertThat(RelativeError.of(Tensors.floats(found), Tensors.floats(expected)))
        .isBetween(1e-4, 0.04);
  }

  private static float[] multiply(LinearForm form) {
    try (StateDict weights = open(untrained());
        Scope scope = Scope.open()) {
      Linear linear = new Linear(weights.linear(form), IN, OUT);
      weights.requireComplete();
      assertThat(weights.parameters().containsKey("weight"))
          .isEqualTo(form.storage() == Storage.FLOAT32);
      return Autograd.inference(
          () -> {
            float[] found = Tensors.floats(linear.forward(input(weights)));
            float[] whole =
                Tensors.floats(Functional.linear(input(weights), linear.weight(), linear.bias()));
            assertThat(RelativeError.of(found, whole)).isLessThan(0.02);
            return found;
          });
    }
  }

  @Test
  void aNewUpdateIsNothingAndAMergedOneInfersAsTheLearned() {
    Checkpoint start = saved();
    try (StateDict weights = open(start);
        StateDict plain = open(start);
        Scope scope = Scope.open()) {
      Linear updated = new Linear(weights.linear(LOW_RANK), IN, OUT);
      weights.requireComplete();
      float[] before = Tensors.floats(updated.forward(input(weights)));
      assertThat(before)
          .containsExactly(
              Tensors.floats(new Linear(plain, IN, OUT).forward(input(plain))), within(1e-6f));

      weights.freezeAllBut(LowRankUpdates::isPart);
      assertThat(weights.parameters().keySet()).containsExactly("lora_A.weight", "lora_B.weight");
      learn(weights, updated);
      float[] after = Autograd.inference(() -> Tensors.floats(updated.forward(input(weights))));
      assertThat(RelativeError.of(after, before)).isGreaterThan(0.05);

      Map<String, Tensor> merged = LowRankUpdates.merge(weights.toTensors(), LOW_RANK);
      assertThat(merged.keySet()).containsExactlyInAnyOrder("weight", "bias");
      plain.restore(merged);
      assertThat(Tensors.floats(new Linear(plain, IN, OUT).forward(input(plain))))
          .containsExactly(after, within(1e-4f));
    }
  }

  private static void learn(StateDict weights, Linear linear) {
    AdamW.Config config = Config.parse("{ lr: 0.01 }", "a test").as(AdamW.Config.class);
    try (AdamW optimizer = new AdamW(weights, config, Schedules.constant(config.lr()), 0)) {
      Autograd.training(
          () -> {
            for (int i = 0; i < 5; i++) {
              optimizer.accumulate(linear.forward(input(weights)).square().mean());
              optimizer.step();
            }
            return weights;
          });
    }
  }

  private Checkpoint saved() {
    try (StateDict weights = open(untrained())) {
      new Linear(weights, IN, OUT);
      Checkpoint.write(folder, Config.of(Map.of(), "a test"), weights.toTensors());
    }
    return Checkpoint.folder(folder);
  }

  @Test
  void anUpdateOfSmallerWeightsIsRefused() {
    assertThatThrownBy(() -> new LinearForm(Storage.INT8, 4, 8)).hasMessageContaining("INT8");
    assertThatThrownBy(() -> LinearForm.lowRank(4, 0)).hasMessageContaining("found 4 and 0.0");
  }

  private static NDArray input(StateDict weights) {
    return input(weights, 2 * 9, IN).reshape(2, 9, IN);
  }

  private static NDArray input(StateDict weights, int rows, int width) {
    Random random = new Random(7);
    float[] values = new float[rows * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Tensors.of(weights.manager(), values, rows, width);
  }

  private static Checkpoint untrained() {
    return Checkpoint.untrained("a test", Config.of(Map.of(), "a test"), 4);
  }

  private static StateDict open(Checkpoint checkpoint) {
    return new TorchBackend().open(checkpoint, Device.CPU);
  }
}
