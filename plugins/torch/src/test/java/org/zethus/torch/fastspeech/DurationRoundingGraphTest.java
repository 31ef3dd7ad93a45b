package org.zethus.torch.fastspeech;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zethus.api.tensor.DType;
import org.zethus.api.tensor.Tensor;
import org.zethus.onnx.graph.Graph;
import org.zethus.onnx.graph.testing.OnnxRun;

class DurationRoundingGraphTest {
  @TempDir Path folder;

  private OnnxRun graph(DurationRounding rounding) {
    Graph graph = new Graph("rounding");
    graph.output(
        "ends",
        rounding.ends(
            graph.input("logs", DType.F32, "P"),
            graph.input("control", DType.F32, "1"),
            graph.input("minimum", DType.F32, "P")),
        DType.F32,
        "P");
    Path file = folder.resolve("rounding.onnx");
    graph.write(file);
    return new OnnxRun(file);
  }

  @ParameterizedTest
  @EnumSource(DurationRounding.class)
  void graphRoundsAsTheEngineDoes(DurationRounding rounding) {
    Random random = new Random(5);
    try (OnnxRun graph = graph(rounding)) {
      for (int phones = 1; phones < 60; phones += 7) {
        float[] logs = new float[phones];
        float[] least = new float[phones];
        int[] minimum = new int[phones];
        for (int i = 0; i < phones; i++) {
          logs[i] = (float) (1.2 * random.nextGaussian() + 0.8);
          minimum[i] = random.nextInt(3);
          least[i] = minimum[i];
        }
        logs[0] = 2;
        for (double control : new double[] {0.5, 1, 1.7}) {
          float[] frames = rounding.frames(logs, control, minimum);
          float[] ends = new float[phones];
          float end = 0;
          for (int i = 0; i < phones; i++) {
            end += Math.max((int) frames[i], 0);
            ends[i] = end;
          }
          Map<String, Tensor> inputs =
              Map.of(
                  "logs", Tensor.of(logs, phones),
                  "control", Tensor.of(new float[] {(float) control}, 1),
                  "minimum", Tensor.of(least, phones));
          assertThat(graph.run("ends", inputs)).containsExactly(ends);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(DurationRounding.class)
  void nothingToHearBecomesOneFrame(DurationRounding rounding) {
    try (OnnxRun graph = graph(rounding)) {
      Tensor none = Tensor.of(new float[3], 3);
      Map<String, Tensor> inputs =
          Map.of("logs", none, "control", Tensor.of(new float[] {1}, 1), "minimum", none);
      assertThat(graph.run("ends", inputs)).containsExactly(1, 1, 1);
    }
  }
}
