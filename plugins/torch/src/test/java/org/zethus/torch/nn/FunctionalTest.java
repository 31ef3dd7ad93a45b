package org.zethus.torch.nn;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zethus.engine.pytorch.PyTorchNatives;
import org.zethus.torch.Autograd;
import org.zethus.torch.Tensors;

class FunctionalTest {
  private NDManager manager;

  @BeforeEach
  void open() {
    manager = PyTorchNatives.load().newBaseManager();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void numbersGiveFloat32OfTheShapeTheyMeet() {
    NDArray x = Tensors.of(manager, new float[] {4}, 1).sum(); // a scalar
    assertThat(Tensors.floats(Functional.mul(x, 0.5))).containsExactly(2);
    assertThat(Tensors.floats(Functional.div(x, 8))).containsExactly(0.5f);
    assertThat(Tensors.floats(Functional.pow(x, -0.5))).containsExactly(0.5f);
  }

  /** A number that lay in a Java buffer would be gone when its gradient is computed. */
  @Test
  void gradientsOfNumbersOutliveTheGarbageCollector() {
    Autograd.training(
        () -> {
          List<NDArray> inputs = new ArrayList<>();
          List<NDArray> losses = new ArrayList<>();
          for (int i = 0; i < 50; i++) {
            NDArray x = Tensors.of(manager, new float[] {2}, 1);
            x.setRequiresGradient(true);
            inputs.add(x);
            losses.add(Functional.div(Functional.pow(Functional.mul(x, 3), 2), 9).sum());
          }
          overwriteFreedBuffers();
          losses.forEach(Autograd::backward);
          for (NDArray input : inputs) {
            assertThat(Tensors.floats(input.getGradient())).containsExactly(4);
          }
          return null;
        });
  }

  private static void overwriteFreedBuffers() {
    for (int round = 0; round < 3; round++) {
      System.gc();
      try {
        Thread.sleep(50); // buffers are freed by a thread of the JVM
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      List<ByteBuffer> buffers =
          Stream.generate(() -> ByteBuffer.allocateDirect(4).putFloat(0, 1e9f))
              .limit(2000)
              .toList();
      assertThat(buffers).hasSize(2000);
    }
  }
}
