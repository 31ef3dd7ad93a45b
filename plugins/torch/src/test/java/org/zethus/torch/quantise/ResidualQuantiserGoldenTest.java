package org.zethus.torch.quantise;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.function.BiFunction;
import org.zethus.api.config.Default;
import org.zethus.api.plugin.Device;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;

class ResidualQuantiserGoldenTest {
  /** What the cases were made with; their weight of the commitment loss is not written in them. */
  private record Sizes(
      int numQuantizers, double quantizerDropout, @Default("0.25") double commitment) {}

  @GoldenCases(area = "codecs", model = "ResidualVQ(vq)")
  void runningMeans(GoldenCase golden) {
    FactorisedConfig size = golden.config().as(FactorisedConfig.class);
    EmaConfig ema = golden.config().as(EmaConfig.class);
    Iterator<String> draws =
        golden.names().stream().filter(name -> name.startsWith("in.train_rnd")).iterator();
    EuclideanCodebook.Picks recorded =
        (vectors, count) ->
            Tensors.of(
                vectors.getManager(),
                Arrays.copyOf(golden.longs(draws.next()), (int) count),
                count);
    check(
        golden,
        (weights, k) ->
            new VectorQuantiser(
                new EuclideanCodebook(
                    weights.at("codebook"),
                    EuclideanCodebook.INITTED,
                    size.codebookSize(),
                    size.codebookDim(),
                    ema,
                    recorded)));
  }

  @GoldenCases(area = "codecs", model = "ResidualVQ(lfq)")
  void withoutLookup(GoldenCase golden) {
    FactorisedConfig size = golden.config().as(FactorisedConfig.class);
    check(golden, (weights, k) -> new LookupFreeQuantiser(weights, size));
  }

  private static void check(GoldenCase golden, BiFunction<StateDict, Integer, Quantiser> layer) {
    try (StateDict weights = new TorchBackend().open(golden.weights(), golden.name(), Device.CPU);
        Scope scope = Scope.open()) {
      Sizes sizes = golden.config().as(Sizes.class);
      ResidualQuantiser quantiser =
          ResidualQuantiser.of(
              sizes.numQuantizers(), k -> layer.apply(weights.at("quantizers", k), k));
      weights.requireComplete();
      NDArray x = Tensors.of(weights.manager(), golden.tensor("in.x"));
      Autograd.inference(
          () -> {
            inference(golden, quantiser, x);
            return null;
          });
      weights.requireGrad(true);
      Autograd.training(
          () -> {
            training(golden, quantiser, x, sizes);
            return null;
          });
      afterwards(golden, weights);
    }
  }

  /**
   * The recorder gave the buffers back what they were before it saved them: a case whose recorded
   * ones are the weights' own says nothing about the step. {@link QuantiserTest} has its numbers.
   */
  private static void afterwards(GoldenCase golden, StateDict weights) {
    Map<String, NDArray> after = weights.parametersAndBuffers();
    try (SafeTensors before = golden.weights()) {
      for (String name : golden.names()) {
        String buffer = name.replace("out.after_train_step.", "");
        if (!buffer.equals(name)
            && !Arrays.equals(before.get(buffer).floats(), golden.floats(name))) {
          golden.assertClose(name, Tensors.floats(requireNonNull(after.get(buffer), buffer)));
        }
      }
    }
  }

  private static void inference(GoldenCase golden, ResidualQuantiser quantiser, NDArray x) {
    ResidualQuantised made = quantiser.forward(x);
    golden.assertClose("out.quantized", Tensors.floats(made.output()));
    golden.assertSame("out.codes", Tensors.longs(made.codes().swapAxes(0, 1)));
    golden.assertClose("out.all_quantized", Tensors.floats(outputs(made)));
    golden.assertClose("out.vq2emb", Tensors.floats(quantiser.decode(made.codes())));
    if (golden.has("out.latent2dist")) {
      golden.assertClose("out.latent2dist", Tensors.floats(scores(quantiser, made, x)));
    }
  }

  /** Scores (K, B, T, V) of what each codebook was shown. */
  private static NDArray scores(ResidualQuantiser quantiser, ResidualQuantised made, NDArray x) {
    NDList scores = new NDList();
    for (int k = 0; k < quantiser.size(); k++) {
      Codebook codebook = ((VectorQuantiser) quantiser.layers().get(k)).codebook();
      NDArray shown = made.layers().get(k).latents().swapAxes(1, 2);
      long batch = shown.getShape().get(0);
      long frames = shown.getShape().get(1);
      NDArray flat = codebook.scores(shown.reshape(batch * frames, -1));
      scores.add(flat.reshape(batch, frames, -1));
    }
    assertThat(x.getShape().get(2)).isEqualTo(scores.get(0).getShape().get(1));
    return NDArrays.stack(scores);
  }

  private static NDArray outputs(ResidualQuantised made) {
    NDList outputs = new NDList();
    made.layers().forEach(part -> outputs.add(part.output()));
    return NDArrays.stack(outputs);
  }

  private static void training(
      GoldenCase golden, ResidualQuantiser quantiser, NDArray x, Sizes sizes) {
    long[] drawn = golden.longs("in.train_dropout_randint");
    int[] counts = new int[drawn.length];
    Arrays.fill(counts, quantiser.size());
    for (int i = 0; i < (int) (counts.length * sizes.quantizerDropout()); i++) {
      counts[i] = (int) drawn[i];
    }
    ResidualQuantised made = quantiser.forward(x, counts);
    golden.assertClose("out.train_quantized", Tensors.floats(made.output()));
    golden.assertClose(
        "out.train_commit", weighted(Tensors.floats(made.commitmentLosses()), sizes.commitment()));
    golden.assertClose("out.train_codebook", Tensors.floats(made.codebookLosses()));
  }

  private static float[] weighted(float[] losses, double weight) {
    float[] weighted = losses.clone();
    for (int i = 0; i < weighted.length; i++) {
      weighted[i] *= (float) weight;
    }
    return weighted;
  }
}
