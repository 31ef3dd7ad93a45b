package org.zethus.encodec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.loss.Losses;
import org.zethus.torch.nn.Functional;

class LossBalancerTest {
  @Test
  void eachLossPullsByItsWeightWhateverItsScale() {
    Checkpoint nothing = Checkpoint.untrained("memory", Config.of(Map.of(), "memory"), 1);
    try (StateDict memory = new TorchBackend().open(nothing, Device.CPU);
        Scope scope = Scope.open()) {
      LossBalancer balancer = new LossBalancer(memory, List.of("squares", "distance"), 0.5);
      NDArray output = Tensors.of(memory.manager(), new float[] {3, 4}, 1, 2);
      output.setRequiresGradient(true);
      Autograd.training(
          () -> {
            Losses losses =
                Losses.named("loss")
                    .plus(1, "squares", Functional.mul(output.square().sum(), 1000))
                    .plus(3, "distance", output.abs().sum());
            Autograd.backward(balancer.balance(losses, output).total());
            return true;
          });
      float diagonal = (float) Math.sqrt(0.5);
      assertThat(Tensors.floats(output.getGradient()))
          .containsExactly(
              new float[] {0.25f * 0.6f + 0.75f * diagonal, 0.25f * 0.8f + 0.75f * diagonal},
              within(1e-5f));
    }
  }

  @Test
  void howStronglyALossPullsIsARunningMean() {
    Checkpoint nothing = Checkpoint.untrained("memory", Config.of(Map.of(), "memory"), 1);
    try (StateDict memory = new TorchBackend().open(nothing, Device.CPU);
        Scope scope = Scope.open()) {
      LossBalancer balancer = new LossBalancer(memory, List.of("sum"), 0.5);
      NDArray output = Tensors.of(memory.manager(), new float[] {1}, 1, 1);
      output.setRequiresGradient(true);
      Autograd.training(
          () -> {
            balancer.balance(
                Losses.named("loss").plus("sum", Functional.mul(output.sum(), 4)), output);
            Losses second = Losses.named("loss").plus("sum", Functional.mul(output.sum(), 1));
            Autograd.backward(balancer.balance(second, output).total());
            return true;
          });
      double mean = (0.5 * 4 + 1) / (0.5 + 1);
      assertThat(Tensors.floats(output.getGradient()))
          .containsExactly(new float[] {(float) (1 / mean)}, within(1e-5f));
    }
  }
}
