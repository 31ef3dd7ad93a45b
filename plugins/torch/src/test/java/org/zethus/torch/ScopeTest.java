package org.zethus.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.CancelledException;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.engine.pytorch.PyTorchNatives;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.Linear;

class ScopeTest {
  private NDManager manager;

  @BeforeEach
  void open() {
    manager = PyTorchNatives.load().newBaseManager();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  private static boolean isFreed(NDArray array) {
    return ((PtNDArray) array).isReleased();
  }

  @Test
  void noneOpensWithinACancelledOne() {
    CancelSignal cancel = new CancelSignal();
    try (Scope scope = Scope.open(cancel)) {
      assertThat(Scope.run(() -> 1)).isEqualTo(1);
      cancel.cancel();
      assertThatThrownBy(() -> Scope.run(() -> 1)).isInstanceOf(CancelledException.class);
    }
    assertThat(Scope.run(() -> 1)).as("after the cancelled one has closed").isEqualTo(1);
  }

  @Test
  void onlyTheResultIsKeptAndOnlyUntilTheOuterScopeEnds() {
    NDArray weight = Tensors.of(manager, new float[] {2}, 1);
    List<NDArray> inner = new ArrayList<>();
    NDArray result;
    try (Scope scope = Scope.open()) {
      NDArray x = Tensors.of(manager, new float[] {3}, 1);
      result =
          Scope.keepResult(
              x,
              input -> {
                inner.add(weight.add(input)); // starts from the weight, so joins its manager
                return inner.get(0).mul(input);
              });
      assertThat(isFreed(inner.get(0))).isTrue();
      assertThat(Tensors.floats(result)).containsExactly(15);
    }
    assertThat(isFreed(result)).isTrue();
    assertThat(isFreed(weight)).isFalse();
  }

  @Test
  void aBodyThatReturnsItsInputKeepsIt() {
    try (Scope scope = Scope.open()) {
      NDArray x = Tensors.of(manager, new float[] {3}, 1);
      assertThat(Scope.keepResult(x, input -> input)).isSameAs(x);
      assertThat(isFreed(x)).isFalse();
    }
  }

  @Test
  void severalResultsAreKept() {
    try (Scope scope = Scope.open()) {
      NDArray x = Tensors.of(manager, new float[] {3}, 1);
      NDList results = Scope.keepResults(() -> new NDList(x.add(1), x.add(2)));
      assertThat(Tensors.floats(results.get(0).add(results.get(1)))).containsExactly(9);
    }
  }

  @Test
  void whatIsKeptOutlivesTheScope() {
    NDArray kept;
    try (Scope scope = Scope.open()) {
      kept = scope.keep(Tensors.of(manager, new float[] {3}, 1));
    }
    assertThat(isFreed(kept)).isFalse();
  }

  @Test
  void gradientsSurviveTheScopeOfTheirIntermediates() {
    NDArray weight = Tensors.of(manager, new float[] {2}, 1);
    weight.setRequiresGradient(true);
    Autograd.training(
        () ->
            Scope.run(
                () -> {
                  NDArray square = Scope.keepResult(weight, w -> w.mul(w).mul(w));
                  Autograd.backward(square);
                  return square;
                }));
    assertThat(Tensors.floats(weight.getGradient())).containsExactly(12);
  }

  @Test
  void aThreadThatNeverTrainedDoesNotRecord() throws Exception {
    boolean[] recording = new boolean[2];
    Thread thread =
        new Thread(
            () -> {
              recording[0] = Autograd.inference(Autograd::isRecording);
              recording[1] = Autograd.training(Autograd::isRecording);
            });
    thread.start();
    thread.join();
    assertThat(recording).containsExactly(false, true);
  }

  /** Arrays of every step would pile up in the weights' manager without its scope. */
  @Test
  void trainingStepsLeaveNothingBehind() {
    Checkpoint untrained = Checkpoint.untrained("a test", Config.of(Map.of(), "a test"), 1);
    try (StateDict weights = new TorchBackend().open(untrained, Device.CPU)) {
      Conv1d in = Conv1d.same(weights.at("in"), 4, 3, 1);
      Linear out = new Linear(weights.at("out"), 9, 2);
      weights.requireGrad(true);
      int before = 0;
      for (int i = 0; i < 20; i++) {
        Autograd.training(
            () ->
                Scope.run(
                    () -> {
                      NDArray x = Tensors.of(manager, new float[36], 1, 4, 9);
                      NDArray h = Scope.keepResult(x, input -> in.forward(input).tanh());
                      Autograd.backward(out.forward(h).square().mean());
                      return weights.parameters().get("out.bias").getGradient().getFloat(0);
                    }));
        int live = live(weights.manager()) + live(manager);
        before = i == 0 ? live : before;
        assertThat(live).isEqualTo(before);
      }
    }
  }

  private static int live(NDManager manager) {
    return manager.getManagedArrays().size();
  }
}
