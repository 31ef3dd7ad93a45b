package org.zethus.dualcodectts;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.Device;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.loss.Taught;
import org.zethus.torch.sampling.Sampling;
import org.zethus.torch.sampling.TokenSampler;

class LlamaValleGoldenTest {
  @GoldenCases(area = "valle", model = "LLM (LlamaForCausalLM wrapper)")
  void sameSequencesGiveTheReferenceLossAndGradients(GoldenCase golden) {
    training(
        golden,
        (weights, manager) -> {
          SpeechLm model = speechLm(golden, weights);
          SpeechLm.Sequences sequences = sequences(golden, model, manager);
          golden.assertSame("out.lm_input", Tensors.longs(sequences.symbols()));
          golden.assertSame("out.label", Tensors.longs(sequences.labels()));
          golden.assertSame("out.attention_mask", Tensors.longs(sequences.mask()));
          NDArray logits = model.logits(sequences);
          golden.assertClose("out.logits", Tensors.floats(logits));
          assertLossAndGradients(golden, "out.loss", model.teach(sequences).mean(), weights);
        });
  }

  @GoldenCases(
      area = "dualcodec",
      model = "DualCodec-VALLE AR (LLM wrapper around LlamaForCausalLM)")
  void sameTextAndCodesGiveTheReferenceProbabilities(GoldenCase golden) {
    training(
        golden,
        (weights, manager) -> {
          SpeechLm model = speechLm(golden, weights);
          SpeechLm.Sequences sequences = sequences(golden, model, manager);
          NDArray logits = model.logits(sequences);
          NDArray shown =
              logits.mul(sequences.mask().toType(logits.getDataType(), false).expandDims(2));
          golden.assertClose("out.logits", Tensors.floats(shown));
          assertLossAndGradients(golden, "out.loss", model.teach(sequences).mean(), weights);
        });
    inference(
        golden,
        (weights, manager) -> {
          long[] drawn = golden.longs("in.sampled_tokens");
          List<double[]> probabilities = new ArrayList<>();
          TokenSampler sampler = new TokenSampler(sampling(golden.config().section("generate")));
          int[] codes =
              speechLm(golden, weights)
                  .generate(
                      texts(golden, "in.text_token").get(0),
                      sounds(golden, "in.speech_token").get(0),
                      number(golden.config().section("generate"), "max_length"),
                      List.of(
                          (logits, seen) -> {
                            probabilities.add(sampler.probabilities(logits, seen));
                            return (int) drawn[probabilities.size() - 1];
                          }),
                      manager,
                      new CancelSignal())
                  .get(0);
          golden.assertClose(
              "out.step_probs", probabilities.stream().flatMapToDouble(Arrays::stream).toArray());
          golden.assertSame("out.generated", longs(codes));
        });
  }

  @GoldenCases(area = "valle", model = "LLM.inference")
  void sameUniformsGiveTheReferenceCodes(GoldenCase golden) {
    inference(
        golden,
        (weights, manager) -> {
          float[] uniforms = golden.floats("in.uniform");
          int[] used = {0};
          TokenSampler sampler = new TokenSampler(sampling(golden.config()));
          int[] codes =
              speechLm(golden, weights)
                  .generate(
                      golden.longs("in.text_token"),
                      ints(golden.longs("in.prompt_speech_token")),
                      number(golden.config(), "max_length"),
                      List.of((logits, seen) -> sampler.draw(logits, seen, uniforms[used[0]++])),
                      manager,
                      new CancelSignal())
                  .get(0);
          golden.assertSame("out.codes", longs(codes));
        });
  }

  @GoldenCases(area = "valle", model = "ValleNAR", outputs = "top1")
  void sameCodesGiveTheReferenceLossOfACodebook(GoldenCase golden) {
    training(
        golden,
        (weights, manager) -> {
          CodebookFiller model = filler(golden, weights);
          int prompt = (int) golden.longs("in.prompt_len")[0];
          CodebookFiller.Utterances utterances = utterances(golden, model, prompt, manager);
          int codebook = (int) golden.longs("in.layer")[0];
          Taught taught = model.teach(utterances, codebook);
          golden.assertClose("out.logits", Tensors.floats(taught.logits()));
          int sound = (int) utterances.phones().getShape().get(1) + prompt;
          for (int best : new int[] {1, 5, 10}) {
            double right = taught.from(sound).amongBest(best);
            golden.assertClose("out.top" + best, new double[] {right});
          }
          assertLossAndGradients(golden, "out.loss", taught.mean(), weights);
        });
  }

  @GoldenCases(area = "dualcodec", model = "DualCodec-VALLE NAR")
  void everyCodebookGivesTheReferenceLogits(GoldenCase golden) {
    int prompt = number(golden.config(), "prompt_len");
    training(
        golden,
        (weights, manager) -> {
          CodebookFiller model = filler(golden, weights);
          CodebookFiller.Utterances utterances = utterances(golden, model, prompt, manager);
          for (int k = 1; k < 8; k++) {
            if (golden.has("out.logits_layer" + k)) {
              Taught taught = model.teach(utterances, k);
              golden.assertClose("out.logits_layer" + k, Tensors.floats(taught.logits()));
              golden.assertClose("out.loss_layer" + k, Tensors.floats(taught.mean().reshape(1)));
            }
          }
          NDArray loss = model.teach(utterances, 4).mean();
          assertLossAndGradients(golden, "out.loss_layer4", loss, weights);
        });
    inference(
        golden,
        (weights, manager) -> {
          int[][] whole = codes(golden, "in.target_ids", 0);
          int[][] heard =
              Arrays.stream(whole).map(row -> Arrays.copyOf(row, prompt)).toArray(int[][]::new);
          int[] first = Arrays.copyOfRange(whole[0], prompt, whole[0].length);
          long[] text = rows(golden, "in.phone_ids").get(0);
          int[][] filled =
              filler(golden, weights).fill(text, heard, first, manager, new CancelSignal());
          golden.assertSame("out.generated", flat(filled));
        });
  }

  @GoldenCases(area = "valle", model = "ValleNAR", outputs = "codes")
  void codebookByCodebookGivesTheReferenceCodes(GoldenCase golden) {
    inference(
        golden,
        (weights, manager) -> {
          int[] first = codes(golden, "in.first_stage_ids_gt", 0)[0];
          int[][] filled =
              filler(golden, weights)
                  .fill(
                      golden.longs("in.phone_ids"),
                      codes(golden, "in.prompt_ids", 0),
                      first,
                      manager,
                      new CancelSignal());
          golden.assertSame("out.codes", flat(filled));
        });
  }

  private static void assertLossAndGradients(
      GoldenCase golden, String name, NDArray loss, StateDict weights) {
    golden.assertClose(name, Tensors.floats(loss.reshape(1)));
    Autograd.backward(loss);
    double squares = 0;
    int compared = 0;
    for (Map.Entry<String, NDArray> parameter : weights.parameters().entrySet()) {
      double norm = norm(parameter.getValue());
      squares += norm * norm;
      for (String prefix : new String[] {"out.gradnorm.", "out.grad_norm."}) {
        if (golden.has(prefix + parameter.getKey())) {
          golden.assertClose(prefix + parameter.getKey(), new double[] {norm});
          compared++;
        }
      }
    }
    assertThat(compared).isPositive();
    if (golden.has("out.gradnorm_total")) {
      golden.assertClose("out.gradnorm_total", new double[] {Math.sqrt(squares)});
    }
  }

  private static double norm(NDArray parameter) {
    if (!parameter.hasGradient()) {
      return 0;
    }
    double squares = 0;
    for (float value : Tensors.floats(parameter.getGradient())) {
      squares += (double) value * value;
    }
    return Math.sqrt(squares);
  }

  private static SpeechLm speechLm(GoldenCase golden, StateDict weights) {
    SpeechLm model = new SpeechLm(weights, golden.config().as(SpeechLmConfig.class));
    weights.requireComplete();
    weights.requireGrad(Autograd.isRecording());
    return model;
  }

  private static CodebookFiller filler(GoldenCase golden, StateDict weights) {
    Map<String, Object> values = new LinkedHashMap<>(golden.config().asMap());
    values.put("phones_are_labels", true); // the published arithmetic
    CodebookFiller model =
        new CodebookFiller(
            weights, Config.of(values, golden.name()).as(CodebookFillerConfig.class));
    weights.requireComplete();
    weights.requireGrad(Autograd.isRecording());
    return model;
  }

  private static Sampling sampling(Config config) {
    return new Sampling(
        decimal(config, "temperature"),
        number(config, "top_k"),
        decimal(config, "top_p"),
        decimal(config, "repeat_penalty"));
  }

  private static double decimal(Config config, String key) {
    return ((Number) config.get(key)).doubleValue();
  }

  private static int number(Config config, String key) {
    return ((Number) config.get(key)).intValue();
  }

  private static SpeechLm.Sequences sequences(
      GoldenCase golden, SpeechLm model, NDManager manager) {
    return model.sequences(
        texts(golden, "in.text_token"), sounds(golden, "in.speech_token"), manager);
  }

  private static CodebookFiller.Utterances utterances(
      GoldenCase golden, CodebookFiller model, int prompt, NDManager manager) {
    List<long[]> texts = masked(golden, "in.phone_ids", "in.phone_mask");
    int size = texts.size();
    long[] mask = golden.longs("in.target_mask");
    int frames = mask.length / size;
    List<int[][]> sounds = new ArrayList<>();
    for (int b = 0; b < size; b++) {
      int real = (int) Arrays.stream(mask, b * frames, (b + 1) * frames).sum();
      sounds.add(
          Arrays.stream(codes(golden, "in.target_ids", b))
              .map(row -> Arrays.copyOf(row, real))
              .toArray(int[][]::new));
    }
    CodebookFiller.Utterances padded =
        model.utterances(texts, sounds, Collections.nCopies(size, prompt), manager);
    List<NDArray> codes = new ArrayList<>(); // the cases have codes at padding too
    for (int k = 0; k < padded.codes().size(); k++) {
      codes.add(Tensors.of(manager, golden.tensor("in.target_ids")).get(k));
    }
    return new CodebookFiller.Utterances(
        padded.phones(), padded.phoneMask(), codes, padded.mask(), padded.prompt());
  }

  private static List<long[]> masked(GoldenCase golden, String name, String maskName) {
    List<long[]> rows = rows(golden, name);
    List<long[]> masks = rows(golden, maskName);
    List<long[]> real = new ArrayList<>();
    for (int b = 0; b < rows.size(); b++) {
      real.add(Arrays.copyOf(rows.get(b), (int) Arrays.stream(masks.get(b)).sum()));
    }
    return real;
  }

  private static List<long[]> texts(GoldenCase golden, String name) {
    long[] lengths = golden.longs(name + "_len");
    List<long[]> rows = rows(golden, name);
    List<long[]> texts = new ArrayList<>();
    for (int b = 0; b < rows.size(); b++) {
      texts.add(Arrays.copyOf(rows.get(b), (int) lengths[b]));
    }
    return texts;
  }

  private static List<int[]> sounds(GoldenCase golden, String name) {
    return texts(golden, name).stream().map(LlamaValleGoldenTest::ints).toList();
  }

  private static List<long[]> rows(GoldenCase golden, String name) {
    int row = (int) golden.tensor(name).shape()[1];
    long[] flat = golden.longs(name);
    List<long[]> rows = new ArrayList<>();
    for (int from = 0; from < flat.length; from += row) {
      rows.add(Arrays.copyOfRange(flat, from, from + row));
    }
    return rows;
  }

  /** Codes of one item, (K, T), from (K, B, T). */
  private static int[][] codes(GoldenCase golden, String name, int item) {
    long[] shape = golden.tensor(name).shape();
    long[] flat = golden.longs(name);
    int frames = (int) shape[2];
    int[][] codes = new int[(int) shape[0]][];
    for (int k = 0; k < codes.length; k++) {
      int from = (k * (int) shape[1] + item) * frames;
      codes[k] = ints(Arrays.copyOfRange(flat, from, from + frames));
    }
    return codes;
  }

  private static int[] ints(long[] values) {
    return Arrays.stream(values).mapToInt(Math::toIntExact).toArray();
  }

  private static long[] longs(int[] values) {
    return Arrays.stream(values).asLongStream().toArray();
  }

  private static long[] flat(int[][] codes) {
    return Arrays.stream(codes).flatMapToInt(Arrays::stream).asLongStream().toArray();
  }

  private static void training(GoldenCase golden, BiConsumer<StateDict, NDManager> body) {
    run(
        golden,
        (weights, manager) ->
            Autograd.training(
                () -> {
                  body.accept(weights, manager);
                  return golden;
                }));
  }

  private static void inference(GoldenCase golden, BiConsumer<StateDict, NDManager> body) {
    run(
        golden,
        (weights, manager) ->
            Autograd.inference(
                () -> {
                  body.accept(weights, manager);
                  return golden;
                }));
  }

  private static void run(GoldenCase golden, BiConsumer<StateDict, NDManager> body) {
    try (StateDict weights = new TorchBackend().open(golden.weights(), golden.name(), Device.CPU);
        Scope scope = Scope.open()) {
      body.accept(weights, weights.manager());
    }
  }
}
