package org.zethus.vits;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Device;
import org.zethus.testkit.GoldenCase;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.hifigan.GeneratorConfig;
import org.zethus.torch.nn.Functional;

/** A golden case's model, its inputs, and the noise that was recorded with it. */
final class GoldenVits {
  private final GoldenCase golden;
  private final StateDict weights;
  private final Vits vits;
  private int draws;

  private GoldenVits(GoldenCase golden, StateDict weights) {
    this.golden = golden;
    this.weights = weights;
    int bins = number("spec_channels");
    vits = new Vits(weights, bins, network(), golden.config().as(GeneratorConfig.class));
    if (weights.has("enc_p.emb.weight")) {
      weights.requireComplete();
    } // else the case has the weights of conversion alone
  }

  /** Builds the model of a case and frees it after use. */
  static void run(GoldenCase golden, Consumer<GoldenVits> body) {
    try (StateDict weights = new TorchBackend().open(golden.weights(), golden.name(), Device.CPU);
        Scope scope = Scope.open()) {
      body.accept(new GoldenVits(golden, weights));
    }
  }

  private VitsConfig.Network network() {
    Map<String, Object> values = new LinkedHashMap<>(golden.config().asMap());
    values.put("text_token_num", values.get("n_vocab"));
    values.put("duration_dropout", 0L); // the cases were recorded without it
    return Config.of(values, golden.name()).as(VitsConfig.Network.class);
  }

  Vits vits() {
    return vits;
  }

  StateDict weights() {
    return weights;
  }

  NDManager manager() {
    return weights.manager();
  }

  int number(String key) {
    return ((Number) golden.config().asMap().get(key)).intValue();
  }

  double factor(String key) {
    return ((Number) golden.config().asMap().get(key)).doubleValue();
  }

  NDArray in(String name) {
    return Tensors.of(manager(), golden.tensor("in." + name));
  }

  @Nullable NDArray inOrNull(String name) {
    return golden.has("in." + name) ? in(name) : null;
  }

  int[] lengths(String name) {
    return Arrays.stream(golden.longs("in." + name)).mapToInt(Math::toIntExact).toArray();
  }

  /** {@return a mask of sequences padded as the reference's were} */
  Mask mask(String lengths, String padded, int dimension) {
    int longest = (int) golden.tensor("in." + padded).shape()[dimension];
    return Mask.of(manager(), lengths(lengths), longest);
  }

  Vits.Text text(String ids, String lengths, String speakers) {
    NDArray speaker =
        golden.has("in." + speakers)
            ? in(speakers).reshape(-1)
            : Tensors.of(manager(), new long[1], 1);
    return new Vits.Text(in(ids), mask(lengths, ids, 1), speaker);
  }

  /** {@return the recorded draws in their order} */
  Noise noise() {
    return (manager, shape) -> {
      NDArray drawn = in("noise" + draws++);
      if (!drawn.getShape().equals(shape)) {
        throw new AssertionError(
            "draw %d was %s, found %s".formatted(draws - 1, drawn.getShape(), shape));
      }
      return drawn;
    };
  }

  MelSpec melSpec() {
    Map<String, Object> preprocess =
        new LinkedHashMap<>(golden.config().section("preprocess").asMap());
    if (preprocess.get("fmax") == null) {
      preprocess.put("fmax", ((Number) preprocess.get("sample_rate")).doubleValue() / 2);
    }
    return Config.of(preprocess, golden.name()).as(MelSpec.class);
  }

  void out(String name, NDArray found) {
    golden.assertClose("out." + name, Tensors.floats(found));
  }

  void mid(String name, NDArray found) {
    if (golden.has("mid." + name)) {
      golden.assertClose("mid." + name, Tensors.floats(found));
    }
  }

  /** Compares hard paths, (B, 1, T, S). */
  void attention(String name, Alignment alignment, Mask frames, Mask symbols) {
    int size = frames.longest() * symbols.longest();
    float[] paths = new float[frames.size() * size];
    for (int b = 0; b < frames.size(); b++) {
      int t = 0;
      for (int s = 0; s < alignment.durations()[b].length; s++) {
        for (int i = 0; i < alignment.durations()[b][s]; i++) {
          paths[b * size + t++ * symbols.longest() + s] = 1;
        }
      }
    }
    golden.assertClose("out." + name, paths);
  }

  /** {@return x (B, T, C) as (B, C, T)} */
  static NDArray channelsFirst(NDArray x) {
    return x.transpose(0, 2, 1);
  }

  static NDArray scaled(NDArray x, double factor) {
    return Functional.mul(x, factor);
  }
}
