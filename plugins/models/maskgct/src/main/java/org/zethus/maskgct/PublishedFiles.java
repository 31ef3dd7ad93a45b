package org.zethus.maskgct;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.TensorSource;

/**
 * The files of the published model: one for each network, without a config. The semantic encoder is
 * published by others; it is looked for in the folder {@value #ENCODER_FOLDER} and beside the
 * model's own in a cache of Hugging Face's layout.
 */
final class PublishedFiles {
  private static final String WEIGHTS = "/model.safetensors";
  private static final String TEXT_TO_SEMANTIC = "t2s_model" + WEIGHTS;

  /** Where each network's file is, by what its weights are called here. */
  private static final Map<String, String> NETWORKS =
      Map.of(
          "t2s_model", TEXT_TO_SEMANTIC,
          "s2a_model_1layer", "s2a_model/s2a_model_1layer" + WEIGHTS,
          "s2a_model_full", "s2a_model/s2a_model_full" + WEIGHTS,
          "semantic_codec", "semantic_codec" + WEIGHTS,
          "codec_encoder", "acoustic_codec" + WEIGHTS,
          "codec_decoder", "acoustic_codec/model_1.safetensors");

  private static final String ENCODER_FOLDER = "w2v-bert-2.0";
  private static final String ENCODER_CACHE = "../../../models--facebook--w2v-bert-2.0/";
  private static final String FRAME_STATISTICS = "semantic_statistics";
  private static final String STATISTICS = "wav2vec2bert_stats.pt";
  private static final Checkpoint BUNDLED =
      Checkpoint.of("MaskGCT", PublishedFiles.class::getResourceAsStream);

  /** What durations are called; the published model has none. */
  static final String DURATIONS = "duration_model";

  private static final String DURATIONS_FILE = DURATIONS + WEIGHTS;

  private PublishedFiles() {}

  /** {@return whether a checkpoint is the published one} */
  static boolean are(Checkpoint checkpoint) {
    return checkpoint.has(TEXT_TO_SEMANTIC);
  }

  /** {@return the file of one of its own networks} */
  static String file(String part) {
    return Objects.requireNonNull(NETWORKS.get(part), part);
  }

  /** {@return where the file of a network lies in a folder that has them all} */
  static String place(String part) {
    return switch (part) {
      case "semantic_model" -> ENCODER_FOLDER + WEIGHTS;
      case FRAME_STATISTICS -> STATISTICS;
      case DURATIONS -> DURATIONS_FILE;
      default -> file(part);
    };
  }

  /**
   * {@return a checkpoint's config} The published one's is known; where somebody put a {@code
   * config.json} beside its folders, its {@code storage} and {@code inference} count.
   */
  static MaskGctConfig config(Checkpoint checkpoint) {
    if (!are(checkpoint)) {
      return checkpoint.config(MaskGctConfig.class);
    }
    if (!checkpoint.has(Checkpoint.CONFIG)) {
      return published().as(MaskGctConfig.class);
    }
    Map<String, @Nullable Object> all = new LinkedHashMap<>(published().asMap());
    all.putAll(checkpoint.config().asMap());
    return Config.of(all, checkpoint.name() + "/" + Checkpoint.CONFIG).as(MaskGctConfig.class);
  }

  /** {@return the config of the published model} */
  static Config published() {
    try (InputStream in =
        Objects.requireNonNull(PublishedFiles.class.getResourceAsStream("published.json"))) {
      return Config.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), "published.json");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * {@return the files, by what their weights are called here}
   *
   * @throws ZethusException if one is missing that others publish
   */
  static Map<String, String> of(Checkpoint checkpoint) {
    Map<String, String> files = new LinkedHashMap<>(NETWORKS);
    files.put("semantic_model", encoder(checkpoint));
    if (checkpoint.has(STATISTICS)) {
      files.put(FRAME_STATISTICS, STATISTICS);
    }
    if (checkpoint.has(DURATIONS_FILE)) {
      files.put(DURATIONS, DURATIONS_FILE);
    }
    return files;
  }

  /**
   * {@return the weights, by what they are called here} The statistics of the encoder's frames are
   * published in Amphion's repository alone, so they travel with this bundle.
   *
   * @throws ZethusException if a file is missing that others publish
   */
  static Map<String, Supplier<TensorSource>> weights(Checkpoint checkpoint) {
    Map<String, Supplier<TensorSource>> weights = new LinkedHashMap<>();
    weights.put(FRAME_STATISTICS, () -> BUNDLED.weights("statistics.safetensors"));
    of(checkpoint).forEach((part, file) -> weights.put(part, () -> checkpoint.weights(file)));
    return weights;
  }

  private static String encoder(Checkpoint checkpoint) {
    String beside = ENCODER_FOLDER + WEIGHTS;
    if (checkpoint.has(beside)) {
      return beside;
    }
    String cached =
        checkpoint
            .text(ENCODER_CACHE + "refs/main")
            .map(revision -> ENCODER_CACHE + "snapshots/" + revision.strip() + WEIGHTS)
            .orElse("");
    if (cached.isEmpty() || !checkpoint.has(cached)) {
      throw new ZethusException(
          "checkpoint '%s' needs the encoder w2v-BERT 2.0, and there is no %s: `zethus pull facebook/w2v-bert-2.0`, or put its files into the folder %s"
              .formatted(checkpoint.name(), beside, ENCODER_FOLDER));
    }
    return cached;
  }
}
