package org.zethus.torch.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.torch.Autograd;
import org.zethus.torch.Init;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;

class LayersTest {
  private StateDict weights;
  private Scope scope;

  @BeforeEach
  void open() {
    Checkpoint untrained = Checkpoint.untrained("a test", Config.of(Map.of(), "a test"), 5);
    weights = new TorchBackend().open(untrained, Device.CPU);
    scope = Scope.open();
  }

  @AfterEach
  void close() {
    scope.close();
    weights.close();
  }

  private NDArray array(float[] values, long... shape) {
    return Tensors.of(weights.manager(), values, shape);
  }

  private NDArray noise(long... shape) {
    Random random = new Random(9);
    float[] values = new float[(int) org.zethus.api.tensor.Tensor.elements(shape)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return array(values, shape);
  }

  @ParameterizedTest
  @CsvSource({"4,2,1,1,1,1", "16,8,4,4,1,1", "5,3,2,1,1,1", "3,2,1,0,2,2", "7,3,3,2,4,1"})
  void transposedConvolutionSpreadsEachInput(
      int kernel, int stride, int left, int right, int groups, int dilation) {
    int in = 4;
    int out = 8;
    int frames = 6;
    ConvShape shape =
        ConvShape.of(in, out, kernel)
            .withStride(stride)
            .withPadding(left, right)
            .withGroups(groups)
            .withDilation(dilation);
    ConvTranspose1d layer = new ConvTranspose1d(weights, shape);
    NDArray x = noise(1, in, frames);
    NDArray y = layer.forward(x);

    int length = (frames - 1) * stride - left - right + dilation * (kernel - 1) + 1;
    assertThat(y.getShape().getShape()).containsExactly(1, out, length);
    float[] xs = Tensors.floats(x);
    float[] ws = Tensors.floats(weights.parameter("weight", Init.ZEROS, in, out / groups, kernel));
    float[] bs = Tensors.floats(weights.parameter("bias", Init.ZEROS, out));
    double[] expected = new double[out * length];
    for (int o = 0; o < out; o++) {
      java.util.Arrays.fill(expected, o * length, (o + 1) * length, bs[o]);
    }
    for (int i = 0; i < in; i++) {
      int group = i / (in / groups);
      for (int o = 0; o < out / groups; o++) {
        for (int t = 0; t < frames; t++) {
          for (int k = 0; k < kernel; k++) {
            int at = t * stride + k * dilation - left;
            if (at >= 0 && at < length) {
              expected[(group * (out / groups) + o) * length + at] +=
                  (double) xs[i * frames + t] * ws[(i * (out / groups) + o) * kernel + k];
            }
          }
        }
      }
    }
    float[] found = Tensors.floats(y);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) found[i]).isCloseTo(expected[i], within(1e-5));
    }
  }

  @Test
  void gradientsReachInputWeightAndBiasOfATransposedConvolution() {
    ConvTranspose1d layer =
        new ConvTranspose1d(weights, ConvShape.of(2, 3, 4).withStride(2).withPadding(1));
    weights.requireGrad(true);
    NDArray x = noise(1, 2, 5);
    x.setRequiresGradient(true);
    Autograd.training(
        () -> {
          Autograd.backward(loss(layer, x));
          return x;
        });
    assertGradient(layer, x, x);
    weights.parameters().values().forEach(parameter -> assertGradient(layer, x, parameter));
  }

  private static NDArray loss(ConvTranspose1d layer, NDArray x) {
    return layer.forward(x).sin().sum();
  }

  /** Central differences, for every element of {@code moved}. */
  private void assertGradient(ConvTranspose1d layer, NDArray x, NDArray moved) {
    float[] gradient = Tensors.floats(moved.getGradient());
    for (int i = 0; i < gradient.length; i++) {
      double step = 1e-2;
      double difference = shifted(layer, x, moved, i, step) - shifted(layer, x, moved, i, -step);
      assertThat((double) gradient[i]).isCloseTo(difference / (2 * step), within(2e-3));
    }
  }

  private double shifted(ConvTranspose1d layer, NDArray x, NDArray moved, int at, double by) {
    float[] delta = new float[(int) moved.size()];
    delta[at] = (float) by;
    NDArray shift = array(delta, moved.getShape().getShape());
    return Autograd.inference(
        () -> {
          moved.addi(shift);
          double value = Tensors.floats(loss(layer, x))[0];
          moved.subi(shift);
          return value;
        });
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,1", "3,1", "4,3", "5,2"})
  void sameConvolutionsKeepTheLength(int kernel, int dilation) {
    Conv1d conv = Conv1d.same(weights, 3, kernel, dilation);
    assertThat(conv.forward(noise(2, 3, 11)).getShape().getShape()).containsExactly(2, 3, 11);
  }

  @Test
  void causalConvolutionsSeeNothingLater() {
    Conv1d conv = new Conv1d(weights, ConvShape.of(1, 1, 3).withDilation(2).causal());
    float[] x = Tensors.floats(noise(1, 1, 10));
    float[] y = Tensors.floats(conv.forward(array(x, 1, 1, 10)));
    x[7] += 1;
    float[] changed = Tensors.floats(conv.forward(array(x, 1, 1, 10)));
    for (int t = 0; t < 7; t++) {
      assertThat(changed[t]).isEqualTo(y[t]);
    }
    assertThat(changed[7]).isNotEqualTo(y[7]);
  }

  @Test
  void impossibleConvolutionsAreRefused() {
    assertThatThrownBy(() -> ConvShape.of(3, 6, 1).withGroups(2))
        .hasMessageContainingAll("groups", "3", "6", "2");
    assertThatThrownBy(() -> ConvShape.of(3, 6, 0)).hasMessageContaining("kernel 0");
  }

  @Test
  void aNewNormedWeightBeginsAsItsDirection() {
    NDArray x = noise(1, 3, 7);
    Conv1d normed = new Conv1d(weights.at("a"), ConvShape.of(3, 2, 5).withWeightNorm());
    NDArray v = weights.at("a").parameter("weight_v", Init.ZEROS, 2, 3, 5);
    NDArray bias = weights.at("a").parameter("bias", Init.ZEROS, 2);
    float[] expected = Tensors.floats(Functional.conv1d(x, v, bias, 1, 0, 1, 1));
    float[] found = Tensors.floats(normed.forward(x));
    for (int i = 0; i < expected.length; i++) {
      assertThat(found[i]).isCloseTo(expected[i], within(1e-6f));
    }
  }

  @Test
  void aNormedWeightFollowsItsMagnitudeWhileItIsTrained() {
    Conv1d normed = new Conv1d(weights, ConvShape.of(1, 1, 3).withWeightNorm().withoutBias());
    weights.requireGrad(true);
    NDArray x = noise(1, 1, 9);
    float[] before = Tensors.floats(normed.forward(x));
    weights.parameter("weight_g", Init.ZEROS, 1, 1, 1).muli(2);
    float[] after = Tensors.floats(normed.forward(x));
    for (int i = 0; i < before.length; i++) {
      assertThat(after[i]).isCloseTo(2 * before[i], within(1e-6f));
    }
  }

  @Test
  void batchNormUsesTheBatchInTrainingAndTheRunningStatisticsOtherwise() {
    BatchNorm1d norm = new BatchNorm1d(weights, 1);
    NDArray x = array(new float[] {1, 2, 3, 6}, 2, 1, 2); // mean 3, variance 3.5, unbiased 14 / 3
    float[] trained = Autograd.training(() -> Tensors.floats(norm.forward(x).stopGradient()));
    assertThat(trained[3]).isCloseTo((float) (3 / Math.sqrt(3.5)), within(1e-4f));
    double mean = 0.1 * 3;
    double variance = 0.9 + 0.1 * 14 / 3;
    assertThat(Tensors.floats(norm.forward(x))[3])
        .isCloseTo((float) ((6 - mean) / Math.sqrt(variance)), within(1e-4f));
  }

  @Test
  void thePaddingRowIsZeroAndHasNoGradient() {
    Embedding embedding = Embedding.withPadding(weights, 1, 4, 3);
    weights.requireGrad(true);
    NDArray symbols = array(new long[] {2, 1, 2}, 1, 3);
    NDArray rows =
        Autograd.training(
            () -> {
              NDArray embedded = embedding.forward(symbols);
              Autograd.backward(embedded.sum());
              return embedded.stopGradient();
            });
    assertThat(rows.getShape().getShape()).containsExactly(1, 3, 3);
    assertThat(Tensors.floats(rows.get("0, 1"))).containsExactly(0, 0, 0);
    NDArray gradient = weights.parameter("weight", Init.ZEROS, 4, 3).getGradient();
    assertThat(Tensors.floats(gradient)).containsExactly(0, 0, 0, 0, 0, 0, 2, 2, 2, 0, 0, 0);
  }

  private NDArray array(long[] values, long... shape) {
    return Tensors.of(weights.manager(), values, shape);
  }

  @Test
  void dropoutActsInTrainingAlone() {
    NDArray x = weights.manager().ones(new ai.djl.ndarray.types.Shape(10_000));
    assertThat(Autograd.inference(() -> Functional.dropout(x, 0.25))).isSameAs(x);
    float[] dropped = Autograd.training(() -> Tensors.floats(Functional.dropout(x, 0.25)));
    int zeros = 0;
    for (float value : dropped) {
      assertThat(value).isIn(0f, 1 / 0.75f);
      zeros += value == 0 ? 1 : 0;
    }
    assertThat(zeros).isBetween(2300, 2700);
  }

  @Test
  void reflectionMirrorsWithoutRepeatingTheEnds() {
    NDArray x = array(new float[] {1, 2, 3, 4}, 1, 1, 4);
    assertThat(Tensors.floats(Functional.reflectionPad(x, 2, 1)))
        .containsExactly(3, 2, 1, 2, 3, 4, 3);
  }

  @Test
  void activationsAreFoundByNameInAnyCase() {
    assertThat(Activation.named("SiLU")).isEqualTo(Activation.SILU);
    assertThatThrownBy(() -> Activation.named("swosh"))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("swosh", "RELU");
  }

  @Test
  void spectralNormInTrainingFindsTheLargestSingularValue() {
    Conv1d layer =
        new Conv1d(weights, ConvShape.of(2, 2, 1).withoutBias().with(WeightForm.SPECTRAL_NORM));
    weights.parameter("weight_orig", Init.ZEROS, 2, 2, 1).set(new float[] {3, 0, 4, 5});
    NDArray identity = array(new float[] {1, 0, 0, 1}, 1, 2, 2);
    float[] before = Tensors.floats(weights.buffer("weight_u", Init.ZEROS, 2));
    layer.forward(identity);
    assertThat(Tensors.floats(weights.buffer("weight_u", Init.ZEROS, 2))).isEqualTo(before);
    weights.requireGrad(true);
    for (int i = 0; i < 50; i++) {
      layer.forward(identity);
    }
    // [[3, 0], [4, 5]] has the singular values sqrt(45) and sqrt(5).
    double largest = Math.sqrt(45);
    assertThat(Tensors.floats(layer.forward(identity)))
        .containsExactly(
            new float[] {(float) (3 / largest), 0, (float) (4 / largest), (float) (5 / largest)},
            within(1e-5f));
  }

  @Test
  void linearLayersBeginWithinPyTorchsBound() {
    new Linear(weights, 64, 32);
    float[] values = Tensors.floats(weights.parameter("weight", Init.ZEROS, 32, 64));
    float bound = 1 / 8f;
    float largest = 0;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    assertThat(largest).isBetween(0.99f * bound, bound);
  }
}
