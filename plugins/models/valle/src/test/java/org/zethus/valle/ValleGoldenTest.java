package org.zethus.valle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.Device;
import org.zethus.api.tensor.Tensor;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.loss.Taught;
import org.zethus.torch.nn.Functional;
import org.zethus.torch.optim.AdamW;
import org.zethus.torch.optim.Schedules;
import org.zethus.torch.sampling.Sampling;

class ValleGoldenTest {
  /** A model on its weights. */
  private record Built(GoldenCase golden, ValleConfig config, StateDict weights, Valle model) {}

  @GoldenCases(area = "valle", model = "VALLE", outputs = "avg_loss")
  void sameBatchGivesTheReferenceLossesAndGradients(GoldenCase golden) {
    run(golden, built -> Autograd.training(() -> teach(built)));
  }

  private static int teach(Built built) {
    GoldenCase golden = built.golden();
    built.weights().requireGrad(true);
    Examples examples = examples(golden);
    int stage = number(golden, "train_stage");
    NDArray loss = loss(built, examples);
    golden.assertClose("out.loss", Tensors.floats(loss.reshape(1)));
    NDArray average = Functional.div(loss, examples.frames());
    golden.assertClose("out.avg_loss", Tensors.floats(average.reshape(1)));
    Autograd.backward(average);
    assertGradients(built);
    golden
        .names()
        .forEach(
            name -> {
              if (name.startsWith("out.after.")) {
                golden.assertClose(name, built.model().tensors().get(name.substring(10)).floats());
              }
            });
    return stage;
  }

  /** The loss of the case's stage; 0 is half of both. */
  private static NDArray loss(Built built, Examples examples) {
    GoldenCase golden = built.golden();
    int stage = number(golden, "train_stage");
    List<NDArray> losses = new ArrayList<>();
    if (stage < 2) {
      Taught taught = built.model().autoregressive().teach(examples, built.weights().manager());
      assertTaught(golden, "ar", "out.metric.AR_Top100Acc", taught, examples.longestSound());
      losses.add(taught.loss());
    }
    if (stage != 1) {
      Taught taught =
          built
              .model()
              .nonAutoregressive()
              .teach(examples, prompting(golden), built.weights().manager());
      assertTaught(golden, "nar", "out.metric.NAR_Top100Acc", taught, examples.frames());
      losses.add(taught.loss());
    }
    return losses.size() == 1 ? losses.get(0) : Functional.div(losses.get(0).add(losses.get(1)), 2);
  }

  private static void assertTaught(
      GoldenCase golden, String half, String metric, Taught taught, long frames) {
    if (golden.has("out." + half + "_logits")) {
      golden.assertClose("out." + half + "_logits", Tensors.floats(taught.logits()));
      golden.assertClose(metric, new double[] {taught.amongBest(10) * frames});
    }
  }

  private static Prompting prompting(GoldenCase golden) {
    int stage = (int) golden.longs("in.nar_stage")[0];
    return golden.has("in.prefix_len")
        ? Prompting.prefix(stage, (int) golden.longs("in.prefix_len")[0])
        : Prompting.none(stage);
  }

  private static void assertGradients(Built built) {
    double squares = 0;
    for (Map.Entry<String, NDArray> parameter : built.weights().parameters().entrySet()) {
      double norm = norm(parameter.getValue());
      squares += norm * norm;
      String name = "out.gradnorm." + parameter.getKey();
      if (built.golden().has(name)) {
        built.golden().assertClose(name, new double[] {norm});
      }
    }
    built.golden().assertClose("out.gradnorm_total", new double[] {Math.sqrt(squares)});
  }

  private static double norm(NDArray parameter) {
    return parameter.hasGradient() ? norm(Tensors.floats(parameter.getGradient())) : 0;
  }

  private static double norm(float[] values) {
    double squares = 0;
    for (float value : values) {
      squares += (double) value * value;
    }
    return Math.sqrt(squares);
  }

  @GoldenCases(area = "valle", model = "VALLE", outputs = "param_norm_after")
  void sixStepsGiveTheReferenceWeights(GoldenCase golden) {
    run(
        golden,
        built -> {
          built.weights().freeze(number(golden, "train_stage") == 1 ? "nar_" : "ar_");
          AdamW.Config config = golden.config().section("optimizer").as(AdamW.Config.class);
          try (AdamW optimizer =
              new AdamW(built.weights(), config, Schedules.constant(config.lr()), 0)) {
            return Autograd.training(() -> learn(built, optimizer));
          }
        });
  }

  private static int learn(Built built, AdamW optimizer) {
    GoldenCase golden = built.golden();
    Examples examples = examples(golden);
    int steps = number(golden, "steps");
    double[] losses = new double[steps];
    double[] norms = new double[steps];
    for (int i = 0; i < steps; i++) {
      NDArray average = Functional.div(loss(built, examples), examples.frames());
      losses[i] = average.toFloatArray()[0];
      optimizer.accumulate(average);
      optimizer.step();
      norms[i] = optimizer.gradientNorm();
    }
    golden.assertClose("out.loss", losses);
    golden.assertClose("out.gradnorm_total", norms);
    Map<String, Tensor> after = built.model().tensors();
    assertNorms(golden, after);
    golden
        .names()
        .forEach(
            name -> {
              if (name.startsWith("out.after.")) {
                golden.assertClose(name, after.get(name.substring(10)).floats());
              }
            });
    return steps;
  }

  /**
   * A bias of keys moves all scores of a query alike and so has no effect: its gradient is what
   * rounding leaves, which AdamW makes as large as any other's. Norms that include it are only
   * known as far as it can have walked.
   */
  private static void assertNorms(GoldenCase golden, Map<String, Tensor> after) {
    List<?> changed = (List<?>) golden.config().get("changed");
    double[] expected = golden.doubles("out.param_norm_after");
    double[] found = new double[expected.length];
    double walk =
        ((Number) golden.config().get("optimizer.lr")).doubleValue()
            * number(golden, "steps")
            * Math.sqrt(number(golden, "decoder_dim"));
    for (int i = 0; i < found.length; i++) {
      String name = (String) changed.get(i);
      found[i] = norm(after.get(name).floats());
      if (name.endsWith("in_proj_bias")) {
        assertThat(found[i]).isCloseTo(expected[i], within(walk));
        found[i] = expected[i];
      }
    }
    golden.assertClose("out.param_norm_after", found);
  }

  @GoldenCases(area = "valle", model = "VALLE", outputs = "codes")
  void samePromptAndUniformsGiveTheReferenceCodes(GoldenCase golden) {
    run(
        golden,
        built ->
            Autograd.inference(
                () -> {
                  long[] phones = golden.longs("in.x");
                  int[][] codes = codes(golden, 0, (int) golden.tensor("in.y").shape()[1]);
                  int[][] made =
                      "continual".equals(golden.config().get("method"))
                          ? built.model().continuation(phones, codes, built.weights().manager())
                          : say(built, phones, codes);
                  golden.assertSame("out.codes", framesFirst(made));
                  return made.length;
                }));
  }

  private static int[][] say(Built built, long[] phones, int[][] prompt) {
    GoldenCase golden = built.golden();
    float[] uniforms = golden.floats("in.uniform");
    int[] used = {0};
    DoubleSupplier uniform = () -> uniforms[used[0]++];
    Sampling sampling =
        new Sampling(
            ((Number) golden.config().get("temperature")).doubleValue(),
            Math.max(0, number(golden, "top_k")),
            1,
            1);
    int enrolled = golden.has("in.enroll_x_lens") ? (int) golden.longs("in.enroll_x_lens")[0] : 0;
    return built
        .model()
        .say(
            phones,
            enrolled,
            prompt,
            sampling,
            uniform,
            built.weights().manager(),
            new CancelSignal());
  }

  private static long[] framesFirst(int[][] codes) {
    int frames = codes[0].length;
    long[] flat = new long[frames * codes.length];
    for (int k = 0; k < codes.length; k++) {
      for (int t = 0; t < frames; t++) {
        flat[t * codes.length + k] = codes[k][t];
      }
    }
    return flat;
  }

  private static Examples examples(GoldenCase golden) {
    long[] phones = golden.longs("in.x");
    long[] phoneCounts = golden.longs("in.x_lens");
    long[] frames = golden.longs("in.y_lens");
    int row = phones.length / phoneCounts.length;
    List<long[]> texts = new ArrayList<>();
    List<int[][]> sounds = new ArrayList<>();
    for (int b = 0; b < frames.length; b++) {
      texts.add(Arrays.copyOfRange(phones, b * row, b * row + (int) phoneCounts[b]));
      sounds.add(codes(golden, b, (int) frames[b]));
    }
    return new Examples(texts, sounds);
  }

  /** Codes of one item, (K, T), from (B, T, K). */
  private static int[][] codes(GoldenCase golden, int item, int frames) {
    long[] shape = golden.tensor("in.y").shape();
    long[] flat = golden.longs("in.y");
    int codebooks = (int) shape[2];
    int[][] codes = new int[codebooks][frames];
    for (int k = 0; k < codebooks; k++) {
      for (int t = 0; t < frames; t++) {
        codes[k][t] = (int) flat[(item * (int) shape[1] + t) * codebooks + k];
      }
    }
    return codes;
  }

  private static int number(GoldenCase golden, String key) {
    return ((Number) golden.config().get(key)).intValue();
  }

  private static void run(GoldenCase golden, Function<Built, Integer> body) {
    Map<String, Object> values = new LinkedHashMap<>(golden.config().asMap());
    values.put("dropout", 0.0); // as the cases were recorded
    values.put("text_prenet_dropout", 0.0);
    values.put("audio_prenet_dropout", 0.0);
    values.put("padding_counts", true); // the published arithmetic
    ValleConfig config = Config.of(values, golden.name()).as(ValleConfig.class);
    try (StateDict weights = new TorchBackend().open(golden.weights(), golden.name(), Device.CPU);
        Scope scope = Scope.open()) {
      Valle model = new Valle(weights, config);
      weights.requireComplete();
      body.apply(new Built(golden, config, weights, model));
    }
  }
}
