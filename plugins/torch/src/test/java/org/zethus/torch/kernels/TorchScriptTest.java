package org.zethus.torch.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zethus.engine.pytorch.PyTorchNatives;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.Tensors;

class TorchScriptTest {
  private static final TorchScript SCRIPT = TorchScript.beside(TorchScriptTest.class, "sample.py");

  private NDManager manager;

  @BeforeEach
  void open() {
    manager = PyTorchNatives.load().newBaseManager();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  /** PyTorch's optimising executor gives other bits on the first calls; a resumed run must not. */
  @Test
  void firstAndLaterCallsGiveTheSameBits() {
    List<List<float[]>> calls = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      calls.add(Autograd.training(() -> Scope.run(this::valueAndGradients)));
    }
    for (List<float[]> call : calls) {
      for (int i = 0; i < call.size(); i++) {
        assertThat(call.get(i)).containsExactly(calls.get(0).get(i));
      }
    }
  }

  private List<float[]> valueAndGradients() {
    Random random = new Random(1);
    NDArray x = randomArray(random, 3, 33, 57);
    NDArray scale = randomArray(random, 33);
    NDArray y = SCRIPT.call("gated_norm", x, scale, 1e-5);
    Autograd.backward(y.mul(y).sum());
    return List.of(
        Tensors.floats(y), Tensors.floats(x.getGradient()), Tensors.floats(scale.getGradient()));
  }

  private NDArray randomArray(Random random, int... shape) {
    long[] dimensions = java.util.Arrays.stream(shape).asLongStream().toArray();
    float[] values = new float[java.util.Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat() * 3 - 1;
    }
    NDArray array = Tensors.of(manager, values, dimensions);
    array.setRequiresGradient(true);
    return array;
  }

  @Test
  void listsAndDefaultsTravel() {
    NDArray x = Tensors.of(manager, new float[] {1, 2, 3}, 3);
    NDArray y = Tensors.of(manager, new float[] {10, 20}, 2);
    NDArray[] parts = SCRIPT.callForList("scaled", x, new NDArray[] {x, y}, new double[] {2, 3});
    assertThat(Tensors.floats(parts[0])).containsExactly(2, 4, 6);
    assertThat(Tensors.floats(parts[1])).containsExactly(30, 60);
  }

  @Test
  void anErrorInTheFunctionIsAnException() {
    NDArray x = Tensors.of(manager, new float[6], 2, 3);
    assertThatThrownBy(() -> SCRIPT.call("gated_norm", x, x, 1e-5))
        .hasMessageContaining("weight to be of same shape as normalized_shape");
  }
}
