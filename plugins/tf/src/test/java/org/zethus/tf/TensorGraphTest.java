package org.zethus.tf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.Tensor;

class TensorGraphTest {
  private static final Tensor KERNEL = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);

  /** {@code y = x W}: (B, 2) to (B, 3). */
  private static TensorGraph product(Map<String, Tensor> weights) {
    return new TensorFlowBackend()
        .build(
            "test",
            weights,
            Device.CPU,
            graph ->
                graph.output(
                    "y",
                    graph
                        .ops()
                        .linalg
                        .matMul(graph.input("x", -1, 2), graph.weight("kernel", 2, 3))));
  }

  @Test
  void computesWhatItWasBuiltFor() {
    try (TensorGraph graph = product(Map.of("kernel", KERNEL))) {
      Tensor y = graph.run(Map.of("x", Tensor.of(new float[] {1, 0, 2, 1}, 2, 2))).get("y");
      assertThat(y).isEqualTo(Tensor.of(new float[] {1, 2, 3, 6, 9, 12}, 2, 3));
    }
  }

  @Test
  void threadsShareIt() {
    try (TensorGraph graph = product(Map.of("kernel", KERNEL))) {
      assertThat(
              IntStream.range(0, 200)
                  .parallel()
                  .mapToObj(i -> graph.run(Map.of("x", Tensor.of(new float[] {i, 0}, 1, 2))))
                  .map(made -> made.get("y").floats()[1])
                  .toList())
          .isEqualTo(IntStream.range(0, 200).mapToObj(i -> 2f * i).toList());
    }
  }

  @Test
  void whatIsMissingUnexpectedOrOfAnotherShapeIsListed() {
    assertThatThrownBy(
            () ->
                product(
                    Map.of(
                        "kernel",
                        Tensor.of(new float[6], 3, 2),
                        "bias",
                        Tensor.of(new float[1], 1))))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("'kernel' is [3, 2], expected [2, 3]", "'bias' is not expected");
    assertThatThrownBy(() -> product(Map.of()))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("'kernel' is missing");
  }

  @Test
  void inputsOfAnotherShapeTypeOrNameAreRefused() {
    try (TensorGraph graph = product(Map.of("kernel", KERNEL))) {
      assertThatThrownBy(() -> graph.run(Map.of("x", Tensor.of(new float[3], 1, 3))))
          .isInstanceOf(ZethusException.class)
          .hasMessageContainingAll("'x'", "[-1, 2]", "[1, 3]");
      assertThatThrownBy(() -> graph.run(Map.of("x", Tensor.of(new long[2], 1, 2))))
          .isInstanceOf(ZethusException.class)
          .hasMessageContainingAll("DT_FLOAT", "I64");
      assertThatThrownBy(() -> graph.run(Map.of()))
          .isInstanceOf(ZethusException.class)
          .hasMessageContaining("found none");
      Tensor x = Tensor.of(new float[2], 1, 2);
      assertThatThrownBy(() -> graph.run(Map.of("x", x, "z", x)))
          .isInstanceOf(ZethusException.class)
          .hasMessageContaining("no input 'z'");
    }
  }

  @Test
  void aClosedOneRefusesToWork() {
    TensorGraph graph = product(Map.of("kernel", KERNEL));
    graph.close();
    assertThatThrownBy(() -> graph.run(Map.of())).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anotherDeviceIsNamed() {
    assertThatThrownBy(
            () ->
                new TensorFlowBackend().build("test", Map.of(), Device.parse("cuda"), graph -> {}))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("cuda");
  }

  @Test
  void asManyThreadsAsAskedFor() {
    assertThat(Threads.count("3", 8)).isEqualTo(3);
    assertThat(Threads.count(null, 8)).isEqualTo(8);
    assertThat(Threads.count("many", 8)).isEqualTo(8);
  }
}
