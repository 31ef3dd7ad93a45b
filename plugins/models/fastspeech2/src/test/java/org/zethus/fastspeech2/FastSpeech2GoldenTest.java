package org.zethus.fastspeech2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Device;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.fastspeech2.FastSpeech2.Output;
import org.zethus.fastspeech2.VarianceAdaptor.Controls;
import org.zethus.fastspeech2.VarianceAdaptor.Targets;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.fastspeech.LengthRegulator;
import org.zethus.torch.fastspeech.Mask;
import org.zethus.torch.fastspeech.Phones;
import org.zethus.torch.loss.Losses;

class FastSpeech2GoldenTest {
  @GoldenCases(area = "fastspeech2", model = "FastSpeech2 inference")
  void samePhonesAndControlsGiveTheReferenceMel(GoldenCase golden) {
    run(
        golden,
        (weights, manager) ->
            Autograd.inference(
                () -> {
                  Phones phones = phones(golden, manager);
                  Output output =
                      new FastSpeech2(config(golden), weights)
                          .infer(phones, controls(golden, phones));
                  weights.requireComplete();
                  assertPredictions(golden, output);
                  golden.assertClose(
                      "out.d_rounded", padded(output.adapted().durations(), phones.mask()));
                  golden.assertSame("out.mel_lens", longs(output.adapted().frames().lengths()));
                  return null;
                }));
  }

  @GoldenCases(area = "fastspeech2", model = "FastSpeech2 training step")
  void sameBatchGivesTheReferenceLossesAndGradients(GoldenCase golden) {
    run(
        golden,
        (weights, manager) ->
            Autograd.training(
                () -> {
                  Phones phones = phones(golden, manager);
                  FastSpeech2 model = new FastSpeech2(config(golden), weights);
                  weights.requireComplete();
                  weights.requireGrad(true);
                  Targets targets = targets(golden, manager);
                  Output output = model.teach(phones, targets);
                  Losses losses =
                      FastSpeech2Losses.of(
                          output, targets, array(golden, manager, "in.mel"), phones.mask());
                  assertPredictions(golden, output);
                  losses
                      .values()
                      .forEach(
                          (name, value) -> golden.assertClose("out." + name, new double[] {value}));
                  Autograd.backward(losses.total());
                  assertGradients(golden, weights);
                  assertRunningStatistics(golden, weights);
                  return null;
                }));
  }

  @GoldenCases(area = "fastspeech2", model = "length regulator and bucketisation")
  void phonesExpandAndValuesFallIntoBucketsAsInTheReference(GoldenCase golden) {
    new TorchBackend();
    golden.assertSame(
        "out.buckets", new Buckets(golden.floats("in.bins")).of(golden.floats("in.values")));
    golden.assertSame(
        "out.log_buckets",
        new Buckets(golden.floats("in.log_bins")).of(golden.floats("in.values")));
    int[][] durations = rows(golden, "in.durations");
    assertExpanded(golden, "out.expanded", durations, 0);
    int[][] scaled =
        Arrays.stream(durations).map(FastSpeech2GoldenTest::scaled).toArray(int[][]::new);
    int longest = ((Number) golden.config().asMap().get("max_len_second")).intValue();
    assertExpanded(golden, "out.expanded2", scaled, longest);
  }

  /** The case's second set of durations: fractions, some of them negative. */
  private static int[] scaled(int[] durations) {
    float[] scaled = new float[durations.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = durations[i] * 1.3f - 0.2f;
    }
    return LengthRegulator.wholeFrames(scaled);
  }

  private static void assertExpanded(GoldenCase golden, String name, int[][] frames, int paddedTo) {
    int[] totals = LengthRegulator.totals(frames);
    int longest = Math.max(paddedTo, Arrays.stream(totals).max().orElseThrow());
    try (NDManager manager = manager();
        Scope scope = Scope.open()) {
      Mask mask = Mask.of(manager, totals, longest);
      NDArray expanded = LengthRegulator.expand(array(golden, manager, "in.x"), frames, mask);
      golden.assertClose(name, Tensors.floats(expanded));
      golden.assertSame(name + "_len", longs(totals));
    }
  }

  private static void assertPredictions(GoldenCase golden, Output output) {
    assertClose(golden, "out.p_predictions", output.adapted().pitch());
    assertClose(golden, "out.e_predictions", output.adapted().energy());
    assertClose(golden, "out.log_d_predictions", output.adapted().logDurations());
    assertClose(golden, "out.output", output.mel());
    assertClose(golden, "out.postnet_output", output.postnetMel());
    Mask frames = output.adapted().frames();
    long[] padding = new long[frames.size() * frames.longest()];
    for (int b = 0; b < frames.size(); b++) {
      int start = b * frames.longest();
      Arrays.fill(padding, start + frames.lengths()[b], start + frames.longest(), 1);
    }
    golden.assertSame("out.mel_masks", padding);
  }

  private static void assertGradients(GoldenCase golden, StateDict weights) {
    Map<String, NDArray> parameters = weights.parameters();
    List<?> names = (List<?>) golden.json().get("grad_names");
    double[] norms = new double[names.size()];
    double sum = 0;
    for (int i = 0; i < norms.length; i++) {
      norms[i] = norm(parameters.get((String) names.get(i)));
      sum += norms[i] * norms[i];
    }
    golden.assertClose("out.grad_norms", norms);
    golden.assertClose("out.grad_total_norm", new double[] {Math.sqrt(sum)});
  }

  private static double norm(NDArray parameter) {
    double squares = 0;
    for (float value : Tensors.floats(parameter.getGradient())) {
      squares += (double) value * value;
    }
    return Math.sqrt(squares);
  }

  private static void assertRunningStatistics(GoldenCase golden, StateDict weights) {
    weights
        .toTensors()
        .forEach(
            (name, tensor) -> {
              if (name.contains(".running_")) {
                golden.assertClose("out.bn_" + name, tensor.floats());
              }
            });
  }

  private static FastSpeech2Config config(GoldenCase golden) {
    Map<String, Object> values = new LinkedHashMap<>(golden.config().asMap());
    Map<String, Object> model = new LinkedHashMap<>(golden.config().section("model").asMap());
    // The arithmetic of the published model, where ours differs by default.
    model.put("mask_everywhere", false);
    model.put("variance_control", "normalised");
    model.put("duration_rounding", "published");
    // The reference fixes 512 channels; its cases exchange the module for a narrower one.
    Map<String, Object> postnet = new LinkedHashMap<>();
    postnet.put("embedding_dim", values.getOrDefault("postnet_embedding_dim", 512L));
    postnet.put("dropout", 0);
    model.put("postnet", postnet);
    values.put("model", model);
    try (SafeTensors weights = golden.weights()) {
      long symbols = weights.shape("encoder.src_word_emb.weight")[0] - 1;
      values.put("symbols", Collections.nCopies((int) symbols, "x"));
      if (weights.names().contains("speaker_emb.weight")) {
        long speakers = weights.shape("speaker_emb.weight")[0];
        values.put("speakers", Collections.nCopies((int) speakers, "x"));
      }
    }
    return Config.of(values, golden.name()).as(FastSpeech2Config.class);
  }

  private static Phones phones(GoldenCase golden, NDManager manager) {
    int[] lengths = Arrays.stream(golden.longs("in.text_len")).mapToInt(Math::toIntExact).toArray();
    NDArray ids = array(golden, manager, "in.texts");
    Mask mask = Mask.of(manager, lengths, (int) ids.getShape().get(1));
    return new Phones(ids, mask, array(golden, manager, "in.spk_id"));
  }

  private static Controls controls(GoldenCase golden, Phones phones) {
    Map<String, ?> config = golden.config().asMap();
    return new Controls(
        factor(config, "d_control"),
        factor(config, "p_control"),
        factor(config, "e_control"),
        new int[phones.mask().size()][phones.mask().longest()]);
  }

  private static double factor(Map<String, ?> config, String name) {
    return ((Number) config.get(name)).doubleValue();
  }

  private static Targets targets(GoldenCase golden, NDManager manager) {
    int[] lengths = Arrays.stream(golden.longs("in.text_len")).mapToInt(Math::toIntExact).toArray();
    int[][] durations = rows(golden, "in.durations");
    for (int b = 0; b < durations.length; b++) {
      durations[b] = Arrays.copyOf(durations[b], lengths[b]);
    }
    return new Targets(
        durations, array(golden, manager, "in.pitch"), array(golden, manager, "in.energy"));
  }

  private static int[][] rows(GoldenCase golden, String name) {
    long[] shape = golden.tensor(name).shape();
    long[] flat = golden.longs(name);
    List<int[]> rows = new ArrayList<>();
    for (int b = 0; b < shape[0]; b++) {
      int start = b * (int) shape[1];
      rows.add(
          Arrays.stream(flat, start, start + (int) shape[1]).mapToInt(Math::toIntExact).toArray());
    }
    return rows.toArray(int[][]::new);
  }

  private static float[] padded(float[][] rows, Mask mask) {
    float[] flat = new float[mask.size() * mask.longest()];
    for (int b = 0; b < rows.length; b++) {
      System.arraycopy(rows[b], 0, flat, b * mask.longest(), rows[b].length);
    }
    return flat;
  }

  private static long[] longs(int[] values) {
    return Arrays.stream(values).asLongStream().toArray();
  }

  private static NDArray array(GoldenCase golden, NDManager manager, String name) {
    return Tensors.of(manager, golden.tensor(name));
  }

  private static void assertClose(GoldenCase golden, String name, NDArray found) {
    golden.assertClose(name, Tensors.floats(found.toType(DataType.FLOAT32, false)));
  }

  private static NDManager manager() {
    return NDManager.newBaseManager(ai.djl.Device.cpu(), "PyTorch");
  }

  private interface Body {
    void run(StateDict weights, NDManager manager);
  }

  private static void run(GoldenCase golden, Body body) {
    try (StateDict weights = new TorchBackend().open(golden.weights(), golden.name(), Device.CPU);
        Scope scope = Scope.open();
        NDManager manager = weights.manager().newSubManager()) {
      body.run(weights, manager);
    }
  }
}
