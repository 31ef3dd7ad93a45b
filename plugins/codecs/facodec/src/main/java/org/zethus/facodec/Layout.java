package org.zethus.facodec;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;

/**
 * How a checkpoint lies in its folder: ours with {@code config.json}, or the repository {@code
 * amphion/naturalspeech3_facodec}, which has an encoder and a decoder of each version and a
 * redecoder for the first, in a file each.
 *
 * @param config the codec
 * @param redecoder decodes another speaker's codes; null where the codec does it itself
 * @param files published ones, by their part of the names; none for ours
 */
record Layout(
    FaCodecConfig config, @Nullable RedecoderConfig redecoder, Map<String, String> files) {
  private static final String ENCODER = "encoder";
  private static final String DECODER = "decoder";
  private static final String REDECODER = "redecoder";
  private static final String FILE = "ns3_facodec_%s.bin";
  private static final String V2 = "_v2";

  /** {@return whether a config has keys that only FACodec's have} */
  static boolean wrote(Config config) {
    return config.get("decoder.vq_num_q_p") != null;
  }

  /** {@return the layout of a codec; of both published versions the first} */
  static Layout ofCodec(Checkpoint checkpoint) {
    return published(checkpoint, "")
        .or(() -> published(checkpoint, V2))
        .orElseGet(() -> ours(checkpoint));
  }

  /**
   * {@return the layout for voice conversion: version 2, which was made for it, else version 1 with
   * the redecoder, else version 1}
   */
  static Layout ofConversion(Checkpoint checkpoint) {
    return published(checkpoint, V2)
        .or(() -> published(checkpoint, "").map(first -> first.withRedecoder(checkpoint)))
        .orElseGet(() -> ours(checkpoint));
  }

  private static Layout ours(Checkpoint checkpoint) {
    return new Layout(checkpoint.config(FaCodecConfig.class), null, Map.of());
  }

  private static Optional<Layout> published(Checkpoint checkpoint, String version) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(ENCODER, FILE.formatted(ENCODER + version));
    files.put(DECODER, FILE.formatted(DECODER + version));
    if (!files.values().stream().allMatch(checkpoint::has)) {
      return Optional.empty();
    }
    Map<String, @Nullable Object> keys = Map.of("version", version.equals(V2) ? "v2" : "v1");
    return Optional.of(
        new Layout(Config.of(keys, checkpoint.name()).as(FaCodecConfig.class), null, files));
  }

  private Layout withRedecoder(Checkpoint checkpoint) {
    String file = FILE.formatted(REDECODER);
    if (!checkpoint.has(file)) {
      return this;
    }
    Map<String, String> more = new LinkedHashMap<>(files);
    more.put(REDECODER, file);
    return new Layout(
        config, Config.of(Map.of(), checkpoint.name()).as(RedecoderConfig.class), more);
  }

  /**
   * Loads a model.
   *
   * @param build makes the model; it owns the weights from then on
   */
  <M> M load(
      TorchBackend torch, Checkpoint checkpoint, Device device, Function<StateDict, M> build) {
    return files.isEmpty()
        ? torch.load(checkpoint, device, build)
        : torch.load(checkpoint, files, device, build);
  }

  /** {@return the codec, without what only training needs} */
  FaCodec codec(StateDict weights) {
    Heads.ignore(weights.at(DECODER));
    return new FaCodec(weights, config);
  }

  /** {@return the redecoder; null where there is none} */
  @Nullable Redecoder redecoder(StateDict weights) {
    return redecoder == null
        ? null
        : new Redecoder(weights.at(REDECODER), redecoder, config.transformer());
  }
}
