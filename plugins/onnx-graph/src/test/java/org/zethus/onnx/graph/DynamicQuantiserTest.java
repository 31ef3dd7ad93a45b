package org.zethus.onnx.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.tensor.DType;
import org.zethus.api.tensor.Tensor;
import org.zethus.onnx.graph.testing.OnnxRun;

class DynamicQuantiserTest {
  private static final int CHANNELS = 128;
  private static final int FRAMES = 20;

  @TempDir Path folder;
  private final Random random = new Random(3);

  private Tensor drawn(long... shape) {
    float[] values = new float[Math.toIntExact(Tensor.elements(shape))];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Tensor.of(values, shape);
  }

  /** {@return the files of a function of (1, 128, T), exact and rounded} */
  private Path[] written(UnaryOperator<Value> function) {
    Graph graph = new Graph("test");
    Value x = graph.input("x", DType.F32, "1", String.valueOf(CHANNELS), "T");
    graph.output("y", function.apply(x), DType.F32, "1", "C", "T");
    Path[] files = {folder.resolve("exact.onnx"), folder.resolve("rounded.onnx")};
    graph.write(files[0]);
    graph.dynamicallyQuantised().write(files[1]);
    return files;
  }

  /** The mean square of what rounding changed, by that of the values. */
  private double relativeError(Path[] files) {
    Map<String, Tensor> inputs = Map.of("x", drawn(1, CHANNELS, FRAMES));
    try (OnnxRun exact = new OnnxRun(files[0]);
        OnnxRun rounded = new OnnxRun(files[1])) {
      float[] expected = exact.run("y", inputs);
      float[] found = rounded.run("y", inputs);
      assertThat(found).hasSameSizeAs(expected);
      double error = 0;
      double power = 0;
      for (int i = 0; i < expected.length; i++) {
        error += Math.pow(found[i] - expected[i], 2);
        power += Math.pow(expected[i], 2);
      }
      return error / power;
    }
  }

  private static Value convolved(Value x, Tensor weight, Tensor bias, int dilation) {
    Graph graph = x.graph();
    long reach = (weight.shape()[2] - 1) * dilation;
    return graph
        .op("Conv")
        .of(x, graph.constant(weight), graph.constant(bias))
        .with("strides", new long[] {1})
        .with("pads", new long[] {reach / 2, reach - reach / 2})
        .with("dilations", new long[] {dilation})
        .with("group", 1)
        .result();
  }

  @Test
  void convolutionsKeepTheirTapsPaddingAndBias() throws Exception {
    Tensor weight = drawn(CHANNELS, CHANNELS, 4);
    Tensor bias = drawn(CHANNELS);
    Path[] files = written(x -> convolved(x, weight, bias, 3));
    assertThat(relativeError(files)).isPositive().isLessThan(1e-3);
    assertThat(Files.size(files[1]) / (double) Files.size(files[0])).isEqualTo(0.27, within(0.02));
  }

  @Test
  void productsAreRounded() {
    Tensor weight = drawn(CHANNELS, 96);
    Path[] files =
        written(x -> x.transpose(0, 2, 1).matMul(x.graph().constant(weight)).transpose(0, 2, 1));
    assertThat(relativeError(files)).isPositive().isLessThan(1e-3);
  }

  @Test
  void narrowConvolutionsAndSmallProductsStayExact() {
    Tensor narrow = drawn(16, CHANNELS, 3);
    Tensor bias = drawn(16);
    assertThat(relativeError(written(x -> convolved(x, narrow, bias, 1)))).isZero();
    Tensor few = drawn(CHANNELS, 4);
    assertThat(relativeError(written(x -> x.transpose(0, 2, 1).matMul(x.graph().constant(few)))))
        .isZero();
  }
}
