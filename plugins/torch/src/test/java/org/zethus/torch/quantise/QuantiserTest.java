package org.zethus.torch.quantise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.Tensor;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;

class QuantiserTest {
  private static final FactorisedConfig SIZE = new FactorisedConfig(6, 8, 3);

  @Test
  void codesStandForWhatWasGivenBack() {
    onWeights(
        weights -> {
          for (FactorisedForm form : FactorisedForm.values()) {
            ResidualQuantiser quantiser =
                ResidualQuantiser.of(
                    3, k -> VectorQuantiser.factorised(weights.at(form.name(), k), form, SIZE));
            ResidualQuantised made = quantiser.forward(noise(weights, 2, 6, 5));
            assertClose(quantiser.decode(made.codes()), made.output());
            NDArray firstTwo = quantiser.part(0, 2).forward(noise(weights, 2, 6, 5)).output();
            assertClose(quantiser.decode(made.codes().get(":, :2")), firstTwo);
          }
        });
  }

  @Test
  void gradientsPassStraightThroughTheChoice() {
    onWeights(
        weights -> {
          Codebook codebook = new EmbeddingCodebook(weights, 8, 6, false);
          NDArray x = noise(weights, 1, 6, 4);
          x.setRequiresGradient(true);
          Autograd.training(
              () -> {
                Autograd.backward(new VectorQuantiser(codebook).forward(x).output().sum());
                return null;
              });
          assertThat(Tensors.floats(x.getGradient())).containsOnly(1);
        });
  }

  @Test
  void anItemThatLosesCodebooksHearsTheFirstAlone() {
    onWeights(
        weights -> {
          ResidualQuantiser quantiser =
              ResidualQuantiser.of(
                  3, k -> VectorQuantiser.factorised(weights.at("q", k), FactorisedForm.DAC, SIZE));
          NDArray x = noise(weights, 2, 6, 5);
          ResidualQuantised made = quantiser.forward(x, new int[] {1, 3});
          NDArray first = quantiser.part(0, 1).forward(x).output();
          assertClose(made.output().get(0), first.get(0));
          assertClose(made.output().get(1), quantiser.forward(x).output().get(1));
        });
  }

  @Test
  void aCodebookBeginsAsTheCentresOfItsFirstVectors() {
    onWeights(
        weights -> {
          EuclideanCodebook codebook =
              new EuclideanCodebook(
                  weights,
                  EuclideanCodebook.INITED,
                  2,
                  1,
                  EmaConfig.ENCODEC,
                  (vectors, count) -> Tensors.of(vectors.getManager(), new long[] {0, 3}, 2));
          NDArray vectors = Tensors.of(weights.manager(), new float[] {0, 1, 2, 10, 11, 12}, 6, 1);
          codebook.prepare(vectors);
          Map<String, NDArray> buffers = weights.parametersAndBuffers();
          assertThat(Tensors.floats(buffers.get("embed"))).containsExactly(1, 11);
          assertThat(Tensors.floats(buffers.get("embed_avg"))).containsExactly(1, 11);
          assertThat(Tensors.floats(buffers.get("cluster_size"))).containsExactly(3, 3);
          assertThat(Tensors.floats(buffers.get("inited"))).containsExactly(1);
          codebook.prepare(Tensors.of(weights.manager(), new float[6], 6, 1));
          assertThat(Tensors.floats(buffers.get("embed"))).containsExactly(1, 11);
        });
  }

  @Test
  void entriesFollowTheRunningMeansOfTheirVectors() {
    onWeights(
        weights -> {
          EmaConfig ema = new EmaConfig(0.5, 0.5, 0, false, 1);
          EuclideanCodebook codebook =
              new EuclideanCodebook(weights, EuclideanCodebook.INITED, 2, 1, ema);
          weights.restore(
              Map.of(
                  "inited", Tensor.of(new float[] {1}, 1),
                  "embed", Tensor.of(new float[] {1, 10}, 2, 1),
                  "embed_avg", Tensor.of(new float[] {4, 20}, 2, 1),
                  "cluster_size", Tensor.of(new float[] {4, 2}, 2)));
          NDArray vectors = Tensors.of(weights.manager(), new float[] {1, 3, 11}, 3, 1);
          NDArray codes = codebook.nearest(vectors);
          assertThat(Tensors.longs(codes)).containsExactly(0, 0, 1);
          codebook.learn(vectors, codes);
          Map<String, NDArray> buffers = weights.parametersAndBuffers();
          // (4 + 2) / 2 and (2 + 1) / 2 of them; (4 + 4) / 2 and (20 + 11) / 2 is their sum.
          assertThat(Tensors.floats(buffers.get("cluster_size"))).containsExactly(3, 1.5f);
          assertThat(Tensors.floats(buffers.get("embed_avg"))).containsExactly(4, 15.5f);
          // Smoothed counts: (3 + 0.5) / (4.5 + 2 * 0.5) * 4.5 and (1.5 + 0.5) / 5.5 * 4.5.
          assertThat(Tensors.floats(buffers.get("embed")))
              .containsExactly(new float[] {4 / 2.8636364f, 15.5f / 1.6363636f}, within(1e-5f));
        });
  }

  @Test
  void entriesThatNobodyChoosesRestartAtVectorsOfTheBatch() {
    onWeights(
        weights -> {
          EmaConfig ema = new EmaConfig(0.5, 1e-5, 0.2, false, 1);
          EuclideanCodebook codebook =
              new EuclideanCodebook(weights, EuclideanCodebook.INITED, 16, 2, ema);
          NDArray vectors = noise(weights, 3, 2);
          NDArray codes = Tensors.of(weights.manager(), new long[] {4, 4, 4}, 3);
          codebook.learn(vectors, codes);
          float[] batch = Tensors.floats(vectors);
          float[] entries = Tensors.floats(weights.parametersAndBuffers().get("embed"));
          for (int v = 0; v < 16; v++) {
            if (v != 4) {
              assertThat(batch).contains(entries[2 * v]).contains(entries[2 * v + 1]);
            }
          }
          float mean = (batch[0] + batch[2] + batch[4]) / 3;
          assertThat(Math.abs(entries[8] - mean)).isLessThan(1); // between where it was and these
        });
  }

  @Test
  void everyCodeIsItsBits() {
    onWeights(
        weights -> {
          LookupFreeQuantiser quantiser =
              new LookupFreeQuantiser(weights, new FactorisedConfig(5, 32, 5));
          NDArray codes = Tensors.of(weights.manager(), LongStream.range(0, 32).toArray(), 1, 32);
          NDArray signs = quantiser.decode(codes).sub(0.5f);
          assertThat(Tensors.longs(quantiser.forward(signs).codes()))
              .containsExactly(Tensors.longs(codes));
          assertThatThrownBy(() -> new LookupFreeQuantiser(weights, new FactorisedConfig(5, 31, 5)))
              .isInstanceOf(ZethusException.class)
              .hasMessageContainingAll("codebook_size 31", "codebook_dim 5");
        });
  }

  @Test
  void dropoutLeavesTheRestOfTheBatchWhole() {
    QuantiserDropout dropout = new QuantiserDropout(0.5, 1);
    Random random = new Random(3);
    for (int i = 0; i < 20; i++) {
      int[] counts = dropout.counts(5, 4, random);
      assertThat(counts[0]).isBetween(1, 4);
      assertThat(counts[1]).isBetween(1, 4);
      assertThat(counts).endsWith(4, 4, 4);
    }
  }

  private static void assertClose(NDArray actual, NDArray expected) {
    float[] wanted = Tensors.floats(expected);
    float[] found = Tensors.floats(actual);
    assertThat(found).hasSameSizeAs(wanted);
    for (int i = 0; i < wanted.length; i++) {
      assertThat(Math.abs(found[i] - wanted[i])).isLessThan(1e-5f);
    }
  }

  private static NDArray noise(StateDict weights, long... shape) {
    Random random = new Random(1);
    float[] values = new float[(int) LongStream.of(shape).reduce(1, (a, b) -> a * b)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Tensors.of(weights.manager(), values, shape);
  }

  private static void onWeights(Consumer<StateDict> body) {
    Checkpoint untrained = Checkpoint.untrained("test", Config.of(Map.of(), "test"), 1);
    try (StateDict weights = new TorchBackend().open(untrained, Device.CPU);
        Scope scope = Scope.open()) {
      Autograd.inference(
          () -> {
            body.accept(weights);
            return null;
          });
    }
  }
}
