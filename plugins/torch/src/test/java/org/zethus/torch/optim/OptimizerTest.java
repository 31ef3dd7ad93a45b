package org.zethus.torch.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.Tensor;
import org.zethus.torch.Autograd;
import org.zethus.torch.Init;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.loss.Losses;

class OptimizerTest {
  private static final float[] FIRST = {3, -1};
  private static final float[] SECOND = {0.5f, 2};
  private static final float[] BOTH = {3, -1, 0.5f, 2};

  /** Two numbers that learn a mean, and three that no loss depends on. */
  private static final class Net implements AutoCloseable {
    private final StateDict weights;
    private final NDArray mean;
    private final NDArray idle;
    private final Optimizer optimizer;

    Net(double maxNorm) {
      Checkpoint untrained = Checkpoint.untrained("net", Config.of(Map.of(), "net"), 1);
      weights = new TorchBackend().open(untrained, Device.CPU);
      mean = weights.parameter("mean", Init.constant(1), 2);
      idle = weights.parameter("idle", Init.constant(1), 3);
      Adam.Config config = Config.of(Map.of(), "net").as(Adam.Config.class);
      optimizer = new Adam(weights, config, Schedules.exponential(0.1, 0.9), maxNorm);
    }

    Losses losses(float[] targets) {
      NDArray rows = Tensors.of(weights.manager(), targets, targets.length / 2, 2);
      return Losses.named("loss").plus("mse", rows.sub(mean).square().mean());
    }

    Map<String, Double> minimize(float[]... batches) {
      return Autograd.training(
          () -> Scope.run(() -> optimizer.minimize(List.of(batches), this::losses)));
    }

    float[] mean() {
      return Tensors.floats(mean);
    }

    @Override
    public void close() {
      optimizer.close();
      weights.close();
    }
  }

  @Test
  void microBatchesMoveTheWeightsAsOneBatchDoes() {
    try (Net whole = new Net(0);
        Net parts = new Net(0)) {
      double loss = whole.minimize(BOTH).get("loss");
      assertThat(parts.minimize(FIRST, SECOND).get("loss")).isCloseTo(loss, within(1e-6));
      assertThat(parts.mean()).containsExactly(whole.mean(), within(1e-6f));
      assertThat(parts.optimizer.gradientNorm())
          .isCloseTo(whole.optimizer.gradientNorm(), within(1e-6));
      assertThat(parts.optimizer.updates()).isEqualTo(1);
    }
  }

  @Test
  void theNormToldIsThatBeforeClipping() {
    try (Net free = new Net(0);
        Net clipped = new Net(0.01)) {
      free.minimize(BOTH);
      clipped.minimize(BOTH);
      // d mse / d mean = mean - average of the targets, per element of two
      double expected = Math.hypot(1 - 1.75, 1 - 0.5);
      assertThat(free.optimizer.gradientNorm()).isCloseTo(expected, within(1e-6));
      assertThat(clipped.optimizer.gradientNorm()).isCloseTo(expected, within(1e-6));
      float[] moment = clipped.optimizer.toTensors().get("exp_avg.mean").floats();
      assertThat(Math.hypot(moment[0], moment[1])).isCloseTo(0.1 * 0.01, within(1e-6));
    }
  }

  @Test
  void whatNoLossDependsOnStaysAsItIs() {
    try (Net net = new Net(0)) {
      net.minimize(BOTH);
      assertThat(net.mean()).doesNotContain(1f);
      assertThat(Tensors.floats(net.idle)).containsOnly(1f);
    }
  }

  @Test
  void theScheduleIsReadForEachStep() {
    try (Net net = new Net(0)) {
      assertThat(net.optimizer.learningRate()).isEqualTo(0.1);
      net.minimize(BOTH);
      assertThat(net.optimizer.learningRate()).isCloseTo(0.09, within(1e-12));
    }
  }

  @Test
  void restoredInTheMiddleItGoesOnWithTheSameBits() {
    try (Net straight = new Net(1);
        Net stopped = new Net(1)) {
      straight.minimize(FIRST);
      stopped.weights.restore(straight.weights.toTensors());
      stopped.optimizer.restore(straight.optimizer.toTensors(), straight.optimizer.updates());
      straight.minimize(SECOND);
      stopped.minimize(SECOND);
      assertThat(stopped.mean()).containsExactly(straight.mean());
      assertThat(stopped.optimizer.toTensors()).isEqualTo(straight.optimizer.toTensors());
    }
  }

  @Test
  void aStateOfAnotherModelIsRefused() {
    try (Net net = new Net(0)) {
      Map<String, Tensor> foreign = Map.of("exp_avg.other", Tensor.of(new float[2], 2));
      assertThatThrownBy(() -> net.optimizer.restore(foreign, 1))
          .isInstanceOf(ZethusException.class)
          .hasMessageContainingAll("exp_avg.other", "exp_avg_sq.mean");
    }
  }

  @Test
  void aStepWithoutALossIsAMistake() {
    try (Net net = new Net(0)) {
      assertThatThrownBy(net.optimizer::step).hasMessageContaining("no gradients");
    }
  }

  @Test
  void anAverageFollowsTheWeightsAndStandsInForThem() {
    try (Net net = new Net(0);
        WeightAverage average = new WeightAverage(net.weights, 0.75)) {
      net.minimize(BOTH);
      average.update();
      float[] moved = net.mean();
      average.during(
          () ->
              assertThat(net.mean())
                  .containsExactly(
                      new float[] {0.75f + 0.25f * moved[0], 0.75f + 0.25f * moved[1]},
                      within(1e-6f)));
      assertThat(net.mean()).containsExactly(moved);
    }
  }
}
