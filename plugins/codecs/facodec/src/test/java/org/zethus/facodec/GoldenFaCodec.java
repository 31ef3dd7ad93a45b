package org.zethus.facodec;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Device;
import org.zethus.testkit.GoldenCase;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;

/** A golden case of this module: its config in our sections, its weights and its arrays. */
final class GoldenFaCodec {
  private final GoldenCase golden;
  private final StateDict weights;

  private GoldenFaCodec(GoldenCase golden, StateDict weights) {
    this.golden = golden;
    this.weights = weights;
  }

  /** Runs a case without gradients. */
  static void run(GoldenCase golden, Consumer<GoldenFaCodec> body) {
    try (StateDict weights = new TorchBackend().open(golden.weights(), golden.name(), Device.CPU)) {
      Autograd.inference(
          () ->
              Scope.run(
                  () -> {
                    body.accept(new GoldenFaCodec(golden, weights));
                    return golden;
                  }));
    }
  }

  /** {@return what the reference has as constants} */
  private int literal(String name) {
    Map<String, @Nullable Object> literals = golden.config().section("literals").asMap();
    return literals.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(name))
        .map(entry -> ((Number) Objects.requireNonNull(entry.getValue())).intValue())
        .findFirst()
        .orElseThrow(() -> new AssertionError(golden + " has no literal " + name));
  }

  FaCodecConfig.Transformer transformer() {
    return new FaCodecConfig.Transformer(
        literal("transformer_layers"),
        literal("transformer_heads"),
        literal("conv_filter_size"),
        literal("conv_kernel_size"),
        literal("pe_rows"),
        0);
  }

  FaCodecConfig config(FaCodecConfig.Version version) {
    Map<String, @Nullable Object> decoder =
        new LinkedHashMap<>(golden.config().section("decoder").asMap());
    decoder.put("phones", (long) literal("n_phones"));
    decoder.put("speakers", (long) literal("n_speakers"));
    decoder.putIfAbsent(
        "use_gr_residual_f0", weights.has("decoder.res_f0_predictor.1.heads.0.bias"));
    decoder.putIfAbsent(
        "use_gr_residual_phone", weights.has("decoder.res_phone_predictor.1.heads.0.bias"));
    return new FaCodecConfig(
        16000,
        version,
        golden.config().section("encoder").as(FaCodecConfig.Encoder.class),
        Config.of(decoder, golden.name()).as(FaCodecConfig.Decoder.class),
        transformer(),
        Config.of(Map.of(), golden.name()).as(FaCodecConfig.Prosody.class));
  }

  GoldenCase golden() {
    return golden;
  }

  StateDict weights() {
    return weights;
  }

  NDManager manager() {
    return weights.manager();
  }

  NDArray in(String name) {
    return Tensors.of(manager(), golden.tensor("in." + name));
  }

  boolean has(String name) {
    return golden.has(name);
  }

  /** Rows as in the reference. */
  NDArray rows(NDArray batch) {
    return FaCodec.publishedRows(manager(), (int) batch.getShape().get(0));
  }

  void close(String name, NDArray found) {
    golden.assertClose(name, Tensors.floats(found));
  }

  /** Compares codes (B, K, T) with recorded ones (K, B, T). */
  void sameCodes(String name, NDArray codes) {
    golden.assertSame(name, Tensors.longs(codes.swapAxes(0, 1)));
  }
}
