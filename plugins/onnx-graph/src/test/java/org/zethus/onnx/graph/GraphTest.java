package org.zethus.onnx.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.tensor.DType;
import org.zethus.api.tensor.Tensor;

class GraphTest {
  private static final float[][] X = {{1, -2, 3}, {0.5f, 4, -1}};

  private static float[][] computed(UnaryOperator<Value> function) throws OrtException {
    return computed(function, X);
  }

  private static float[][] computed(UnaryOperator<Value> function, float[][] input)
      throws OrtException {
    Graph graph = new Graph("test");
    Value x = graph.input("x", DType.F32, "rows", "columns");
    graph.output("y", function.apply(x), DType.F32, "r", "c");
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(graph.toBytes());
        OnnxTensor tensor = OnnxTensor.createTensor(environment, input);
        OrtSession.Result result = session.run(Map.of("x", tensor))) {
      return (float[][]) result.get(0).getValue();
    }
  }

  @Test
  void arithmeticIsWhatTheRuntimeComputes() throws OrtException {
    assertThat(computed(x -> x.mul(2).add(1).sub(x).div(4)))
        .isDeepEqualTo(new float[][] {{0.5f, -0.25f, 1}, {0.375f, 1.25f, 0}});
    assertThat(computed(x -> x.matMul(x.graph().constant(Tensor.of(new float[] {1, 1, 1}, 3, 1)))))
        .isDeepEqualTo(new float[][] {{2}, {3.5f}});
    assertThat(computed(x -> x.leakyRelu(0.5).clip(-0.75, 2)))
        .isDeepEqualTo(new float[][] {{1, -0.75f, 2}, {0.5f, 2, -0.5f}});
  }

  @Test
  void partsAreTakenAndPutTogether() throws OrtException {
    assertThat(computed(x -> x.flip(1))).isDeepEqualTo(new float[][] {{3, -2, 1}, {-1, 4, 0.5f}});
    assertThat(computed(x -> x.slice(1, 1, 3).concat(x.slice(1, 0, 1), 1)))
        .isDeepEqualTo(new float[][] {{-2, 3, 1}, {4, -1, 0.5f}});
    assertThat(computed(x -> x.split(3, 1, 1).get(2).transpose(1, 0)))
        .isDeepEqualTo(new float[][] {{3, -1}});
    assertThat(computed(x -> x.greater(x.graph().scalar(0)).where(x, x.neg())))
        .isDeepEqualTo(new float[][] {{1, 2, 3}, {0.5f, 4, 1}});
  }

  @Test
  void dimensionsWithNamesTakeAnySize() throws OrtException {
    UnaryOperator<Value> total = x -> x.sum(1).sum(0).expand(x.shape());
    assertThat(computed(total)[1][2]).isEqualTo(5.5f);
    assertThat(computed(total, new float[][] {{1}, {2}, {3}})[2][0]).isEqualTo(6);
  }

  @Test
  void runningSumsAndMeans() throws OrtException {
    assertThat(computed(x -> x.cumSum(1).add(x.mean(0).mul(0))))
        .isDeepEqualTo(new float[][] {{1, -1, 2}, {0.5f, 4.5f, 3.5f}});
  }

  @Test
  void equalConstantsAreStoredOnce() {
    Graph graph = new Graph("test");
    Value weight = graph.constant(Tensor.of(new float[1000], 1000));
    assertThat(graph.constant(Tensor.of(new float[1000], 1000))).isSameAs(weight);
    assertThat(graph.constant(Tensor.of(new float[1000], 10, 100))).isNotSameAs(weight);
  }

  @Test
  void metadataComesBack(@TempDir Path folder) throws Exception {
    Graph graph = new Graph("noted");
    graph.output("y", graph.input("x", DType.I64, "n").add(graph.integer(1)), DType.I64, "n");
    graph.metadata("sample_rate", 22050).metadata("language", "English");
    Path file = folder.resolve("noted.onnx");
    graph.write(file);
    assertThat(file).hasBinaryContent(graph.toBytes());
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(Files.readAllBytes(file));
        OnnxTensor x = OnnxTensor.createTensor(environment, new long[] {1, 41})) {
      assertThat(session.getMetadata().getCustomMetadata())
          .containsOnly(Map.entry("sample_rate", "22050"), Map.entry("language", "English"));
      assertThat(session.getMetadata().getGraphName()).isEqualTo("noted");
      try (OrtSession.Result result = session.run(Map.of("x", x))) {
        assertThat((long[]) result.get("y").orElseThrow().getValue()).containsExactly(2, 42);
      }
    }
  }

  @Test
  void valuesOfAnotherGraphAreRefused() {
    Value mine = new Graph("mine").scalar(1);
    Value yours = new Graph("yours").scalar(1);
    assertThatThrownBy(() -> mine.add(yours))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("'yours'", "'mine'");
  }
}
